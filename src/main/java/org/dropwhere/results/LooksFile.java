package org.dropwhere.results;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.BadInput;

/**
 * {@code looks.csv}, which is there before the first trial ends: where it is missing later, it was lost.
 *
 * @param root the experiment's folder
 */
record LooksFile(Path root) {

    /**
     * Begins it, or begins it anew with {@link Look#UNKNOWN} if it is lost.
     *
     * @return a sentence for a lost one
     */
    Optional<String> mend() {
        try {
            if (read().isEmpty()) {
                write(List.of());
            }
            return Optional.empty();
        } catch (DamagedFile e) {
            String sentence = e.setAside("it is not known which results were looked at before");
            write(List.of(Look.UNKNOWN));
            return Optional.of(sentence);
        }
    }

    List<Look> looks() {
        try {
            return read().orElse(List.of());
        } catch (DamagedFile e) {
            return List.of(Look.UNKNOWN);
        }
    }

    void keep(Look look) {
        List<Look> looks = new ArrayList<>(looks());
        if (!looks.contains(look)) {
            looks.add(look);
            write(looks);
        }
    }

    private Optional<List<Look>> read() throws DamagedFile {
        Optional<List<Look>> looks = file().read(LooksCsv.MOST_BYTES, LooksCsv::read);
        if (looks.isEmpty() && hasTrialEnded()) {
            throw new DamagedFile(file().path(), "it is missing");
        }
        return looks;
    }

    private void write(List<Look> looks) {
        WholeFile.write(file().path(), LooksCsv.write(looks));
    }

    private ProtectedFile file() {
        return new ProtectedFile(root.resolve("looks.csv"));
    }

    private boolean hasTrialEnded() {
        Path trials = root.resolve("trials");
        if (!Files.isDirectory(trials)) {
            return false;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(trials)) {
            for (Path folder : folders) {
                if (TrialFiles.hasEnded(folder)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new BadInput("Cannot look into " + trials + ": " + WholeFile.reason(e) + ".");
        }
    }
}
