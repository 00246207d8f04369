package org.dropwhere.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code looks.csv}, which is there before the first trial ends: where it is missing later, it was lost.
 *
 * @param root the experiment's folder
 */
record LooksFile(OwnFolder root) {
    static final String NAME = "looks.csv";

    /**
     * Begins it, or begins it anew with {@link Look#UNKNOWN} if it is lost.
     *
     * @return a sentence for a lost one
     */
    Optional<String> repairLooks() {
        try {
            if (read().isEmpty()) {
                write(List.of());
            }
            return Optional.empty();
        } catch (DamagedFileException e) {
            String sentence = e.setAside("it is not known which results were looked at before");
            write(List.of(Look.UNKNOWN));
            return Optional.of(sentence);
        }
    }

    List<Look> looks() {
        try {
            return read().orElse(List.of());
        } catch (DamagedFileException e) {
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

    private Optional<List<Look>> read() throws DamagedFileException {
        Optional<List<Look>> looks = file().read(LooksCodec.INSTANCE);
        if (looks.isEmpty() && hasTrialEnded()) {
            throw new DamagedFileException(file(), "it is missing");
        }
        return looks;
    }

    private void write(List<Look> looks) {
        root.write(NAME, LooksCodec.INSTANCE.write(looks));
    }

    private ProtectedFile file() {
        return new ProtectedFile(root, NAME);
    }

    private boolean hasTrialEnded() {
        OwnFolder trials = root.folder(TrialFiles.TRIALS);
        return trials.names().stream().map(trials::folder).anyMatch(TrialFiles::hasEnded);
    }
}
