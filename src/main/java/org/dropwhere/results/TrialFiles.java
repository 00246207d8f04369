package org.dropwhere.results;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Trial;
import org.dropwhere.text.Sha256;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;
import tools.jackson.databind.JsonNode;

/**
 * The files of one trial. {@code trial.json} holds checksums of itself and of {@code epochs.csv}; it is written last
 * and removed first, so that where it is, the trial has ended and is whole. {@code checkpoint.bin} is there until the
 * trial has finished.
 */
final class TrialFiles {
    private static final TrialJson JSON = new TrialJson();
    /** Holds the folders of all trials. */
    static final String TRIALS = "trials";

    private static final String DESCRIPTION = "trial.json";
    private static final String EPOCHS = "epochs.csv";
    private static final String CHECKPOINT = "checkpoint.bin";
    private static final String TRACE = "failure.log";

    /** All that a trial's folder may have. */
    static final List<String> NAMES = List.of(DESCRIPTION, EPOCHS, CHECKPOINT, TRACE);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final String MISSING = "it is missing";

    private final Trial trial;
    private final OwnFolder folder;
    private final ProtectedFile description;
    private final ProtectedFile epochs;
    private final ProtectedFile checkpoint;

    /** @param root the experiment's folder */
    TrialFiles(OwnFolder root, Trial trial) {
        this.trial = trial;
        folder = root.folder(TRIALS).folder(trial.id());
        description = new ProtectedFile(folder, DESCRIPTION);
        epochs = new ProtectedFile(folder, EPOCHS);
        checkpoint = new ProtectedFile(folder, CHECKPOINT);
    }

    /**
     * Looks whether something that is no file has the name of one.
     *
     * @throws BadInput if so
     */
    void refuseOthers() {
        NAMES.forEach(folder::hasFile);
    }

    void store(Outcome outcome, Provenance provenance) {
        folder.delete(DESCRIPTION);
        String csv = EpochsCsv.write(outcome.epochs());
        write(EPOCHS, csv);
        write(DESCRIPTION, JSON.write(trial, outcome, Sha256.of(csv), provenance));
        removeUselessCheckpoint(outcome);
    }

    /** What has finished needs none. What failed may be tried again, from there. */
    void removeUselessCheckpoint(Outcome outcome) {
        if (outcome instanceof Outcome.Finished) {
            folder.delete(CHECKPOINT);
        }
    }

    Path storeTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        write(TRACE, trace.toString());
        return folder.file(TRACE);
    }

    void keepCheckpoint(Snapshot snapshot) {
        write(CHECKPOINT, CheckpointFile.write(trial, snapshot));
    }

    private void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) {
        try {
            folder.parent().orElseThrow().make();
        } catch (IOException e) {
            throw new BadInput("Cannot write " + folder.file(name) + ": " + WholeFile.reason(e) + ".");
        }
        folder.write(name, bytes);
    }

    Optional<Snapshot> checkpoint() throws DamagedFile {
        return checkpoint.read(CheckpointFile.mostBytes(trial), bytes -> CheckpointFile.read(trial, bytes));
    }

    private Optional<JsonNode> description() throws DamagedFile {
        return description.read(TrialJson.MOST_BYTES, JSON::check);
    }

    Optional<Outcome> outcome() throws DamagedFile {
        Optional<JsonNode> text = description();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String checksum = JSON.epochsChecksum(text.get());
        List<EpochMetrics> read = epochs.read(EpochsCsv.MOST_BYTES, bytes -> EpochsCsv.read(bytes, checksum))
                .orElseThrow(() -> new DamagedFile(epochs, MISSING));
        try {
            return Optional.of(JSON.read(trial, text.get(), read));
        } catch (Damaged e) {
            throw new DamagedFile(description, String.valueOf(e.getMessage()));
        }
    }

    /** Of a trial that has ended. */
    Repetition repetition(Outcome now, Provenance provenance) throws DamagedFile {
        JsonNode stored = description().orElseThrow(() -> new DamagedFile(description, MISSING));
        String storedEpochs = epochs.read(EpochsCsv.MOST_BYTES, bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new DamagedFile(epochs, MISSING));
        String csv = EpochsCsv.write(now.epochs());
        JsonNode fresh = JSON.tree(trial, now, Sha256.of(csv), provenance);
        List<Difference> numbers = new ArrayList<>(Repetition.ofEpochs(storedEpochs, csv));
        numbers.addAll(Repetition.ofLeaves(JSON.outcome(stored), JSON.outcome(fresh)));
        return new Repetition(numbers, Repetition.ofLeaves(JSON.provenance(stored), JSON.provenance(fresh)));
    }

    Map<String, String> provenance() throws DamagedFile {
        return description().map(JSON::provenance).orElse(Map.of());
    }

    /**
     * The trial of a folder, any, if it has finished. Others than this program's folders may be among the trials': what
     * is no file or cannot be read is none of a trial.
     */
    static Optional<Leftover> finished(OwnFolder folder) {
        try {
            return new ProtectedFile(folder, DESCRIPTION)
                    .read(TrialJson.MOST_BYTES, JSON::check)
                    .filter(JSON::isFinished)
                    .map(text -> new Leftover(String.valueOf(folder.path().getFileName()), JSON.description(text)));
        } catch (DamagedFile | BadInput e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the folder is that of a trial, any, that has ended, be it that its files are damaged now.
     *
     * @throws BadInput if it is named as one and cannot be read
     */
    static boolean hasEnded(OwnFolder folder) {
        try {
            return folder.hasFile(DESCRIPTION);
        } catch (BadInput e) {
            if (ID.matcher(String.valueOf(folder.path().getFileName())).matches()) {
                throw e;
            }
            return false;
        }
    }
}
