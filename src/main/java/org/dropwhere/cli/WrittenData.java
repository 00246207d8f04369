package org.dropwhere.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.file.FileContent;
import org.dropwhere.data.file.WholeFile;
import org.dropwhere.data.file.WrittenFormat;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.spec.data.Pad;
import picocli.CommandLine;

/**
 * Files of the sequences that a trial sees.
 *
 * @param contents by the names of the files
 * @param yaml what names them in an experiment file that gives the same results
 * @param notes what an experiment that names them cannot have as the original has it, a sentence each
 */
record WrittenData(Map<String, FileContent> contents, String yaml, List<String> notes) {

    /**
     * Sequences in a format.
     *
     * @param pad what they were padded by
     * @throws BadInput if the format cannot hold them
     */
    static WrittenData of(Dataset data, Pad pad, WrittenFormat format, boolean gzip) {
        boolean padded = data.isPaddedBefore();
        // Masks that change with time are counted from behind the padding that the program itself has added.
        boolean padsAgain = padded && !format.isRectangular();
        Dataset written = padsAgain ? data.withoutPaddingBefore() : data;
        boolean areFeatures = data.train().steps() instanceof FeatureSteps;
        String yaml = "data: {" + format.source(gzip ? WrittenFormat.GZIPPED : "")
                + (areFeatures ? ", features: {}" : ", vocabulary: " + data.inputs())
                + (padsAgain ? ", pad: {to: " + pad.to() + "}" : "") + "}";
        List<String> notes = padded && !padsAgain
                ? List.of(
                        "An array does not say where its padding ends, so masks that change with time differ from those"
                                + " of the experiment. With --format csv or jsonl they are the same.")
                : List.of();
        return new WrittenData(format.files(written.parts(), gzip), yaml, notes);
    }

    /**
     * Writes the files that are not there yet, names all of them and says how to use them.
     *
     * @throws BadInput if a file of that name has other content; nothing is written then
     */
    void write(Path folder, CommandLine command) {
        Map<Path, FileContent> files = new LinkedHashMap<>();
        contents.forEach((name, content) -> files.put(folder.resolve(name), content));
        PrintWriter err = command.getErr();
        try (Interruption interruption =
                new Interruption(() -> err.println("Interrupted. The same command writes what is missing."))) {
            Map<Path, FileContent> missing = missing(files);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            for (Map.Entry<Path, FileContent> file : missing.entrySet()) {
                write(file.getKey(), file.getValue(), interruption);
            }
        } catch (IOException e) {
            throw FileFailures.cannotWrite(folder, e);
        }
        files.keySet().forEach(command.getOut()::println);
        err.println("To use them in an experiment file, with paths relative to that file:");
        err.println(yaml);
        notes.forEach(err::println);
    }

    /** The files that are not there yet. Files of the same names with other content belong to the user. */
    private static Map<Path, FileContent> missing(Map<Path, FileContent> files) throws IOException {
        Map<Path, FileContent> missing = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Map.Entry<Path, FileContent> file : files.entrySet()) {
            Path path = file.getKey();
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                missing.put(path, file.getValue());
            } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    || !WholeFile.isWritten(path, file.getValue())) {
                others.add(path + " is there already and holds something else, which is left alone."
                        + " Move it away, or choose another folder.");
            }
        }
        if (!others.isEmpty()) {
            throw new BadInput(others);
        }
        return missing;
    }

    private static void write(Path file, FileContent content, Interruption interruption) throws IOException {
        try {
            interruption.write(() -> {
                try {
                    WholeFile.write(file, content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
