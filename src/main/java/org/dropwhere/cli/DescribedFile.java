package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.config.DataYaml;
import org.dropwhere.data.FittingSplit;
import org.dropwhere.data.file.FileGuess;
import org.dropwhere.data.file.FileTable;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.data.file.SequenceFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.SourceFile;

/** A file of sequences that the user asks about. */
final class DescribedFile {
    private DescribedFile() {}

    /**
     * Prints what it has, how it would be read, and the section of an experiment file that reads it so.
     *
     * @param labels the file of its labels, where they stand in one of their own
     * @throws BadInput if it cannot be read at all, or not as sequences; what was seen of it is printed before
     */
    static void print(Path file, Optional<Path> labels, PrintWriter out, PrintWriter err) {
        requireName(file, "--describe");
        labels.ifPresent(path -> requireName(path, "--labels"));
        FileTable table = SequenceFiles.table(file, labels);
        out.print(DescriptionText.table(file, table));
        out.flush();
        if (!table.mistakes().isEmpty()) {
            throw new BadInput(table.mistakes());
        }
        FileData guess = FileGuess.of(table, new SourceFile(Optional.empty(), file, labels));
        RawFiles read = SequenceFiles.read(guess);
        out.print(DescriptionText.read(guess, read));
        out.flush();
        out.print(DataYaml.of(FittingSplit.of(guess, read)));
        out.flush();
        err.println("This is the program's guess. Put the lines from data: on into an experiment file"
                + (file.isAbsolute() ? "." : "; its paths begin at the folder of that file."));
        if (guess.content() instanceof FeatureContent) {
            err.println("Numbers are read without an embedding: leave it out of model.");
        }
    }

    private static void requireName(Path file, String option) {
        if (file.toString().isEmpty()) {
            throw new BadInput("The option " + option + " is empty; give the path of a file.");
        }
    }
}
