package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.failure.BadInput;

/**
 * Whether files of an experiment's folder that bear the program's names are the program's: it replaces no others, and
 * sets no others aside.
 *
 * @param root the experiment's folder
 */
record Ownership(OwnFolder root) {
    /** A longer file is not searched for a checksum. Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 27;

    /**
     * Checks the files that stand in the folder itself.
     *
     * @param yaml what {@code experiment.yaml} is to hold, if it is to be written
     * @throws BadInput a sentence for each that is not the program's
     */
    void requireOwnFiles(Optional<String> yaml) {
        List<String> foreign = new ArrayList<>();
        if (!isOwn(ResultsFolder.PLAN, PlanCodec.INSTANCE.format(), PlanCodec.BEGINNING_OF_FORMAT_1)) {
            foreign.add(sentence(ResultsFolder.PLAN));
        }
        if (!isOwn(LooksFile.NAME, LooksCodec.INSTANCE.format(), LooksCodec.EARLIER_HEADER)) {
            foreign.add(sentence(LooksFile.NAME));
        }
        root.names().stream()
                .filter(VocabularyFiles::isName)
                .filter(name -> !isOwnVocabulary(name))
                .map(this::sentence)
                .forEach(foreign::add);
        if (yaml.isPresent() && !new ExperimentCopy(root).isOwn(yaml.get())) {
            foreign.add(sentence(ExperimentCopy.NAME));
        }
        if (!foreign.isEmpty()) {
            throw new BadInput(foreign);
        }
    }

    private String sentence(String name) {
        return root.file(name) + " is not as this program wrote it and is left alone."
                + " Move it away, or choose another folder for the results.";
    }

    /** A damaged file is the program's, too; in a folder with trials there is no doubt. */
    private boolean isOwn(String name, FileFormat format, String beginningOfFormat1) {
        Optional<byte[]> beginning = root.beginning(name, FileFormat.LABEL_WITHIN);
        return beginning.isEmpty()
                || beginning.get().length == 0
                || format.isNamedIn(beginning.get())
                || utf8(beginning.get()).startsWith(beginningOfFormat1)
                || hasTrials()
                || hasChecksum(name);
    }

    private boolean isOwnVocabulary(String name) {
        return root.beginning(name, FileFormat.LABEL_WITHIN)
                .filter(beginning -> beginning.length > 0 && !VocabularyFiles.isBeginning(beginning))
                .isEmpty();
    }

    private boolean hasTrials() {
        OwnFolder trials = root.folder(TrialFiles.TRIALS);
        return trials.names().stream().map(trials::folder).anyMatch(TrialFiles::hasEnded);
    }

    private boolean hasChecksum(String name) {
        try {
            return root.read(name, MOST_BYTES)
                    .filter(bytes -> utf8(bytes).contains(TrailingChecksum.COMMENT.before()))
                    .isPresent();
        } catch (DamagedContentException tooLong) {
            return false;
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
