package org.dropwhere.results;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.BadInput;
import org.dropwhere.plan.Sha256;
import org.dropwhere.plan.Trial;
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
    private static final String DESCRIPTION = "trial.json";

    private static final String MISSING = "it is missing";

    private final Trial trial;
    private final Path folder;
    private final ProtectedFile description;
    private final ProtectedFile epochs;
    private final ProtectedFile checkpoint;

    TrialFiles(Path folder, Trial trial) {
        this.trial = trial;
        this.folder = folder;
        description = new ProtectedFile(folder.resolve(DESCRIPTION));
        epochs = new ProtectedFile(folder.resolve("epochs.csv"));
        checkpoint = new ProtectedFile(folder.resolve("checkpoint.bin"));
    }

    void store(Outcome outcome, Provenance provenance) {
        delete(description);
        String csv = EpochsCsv.write(outcome.epochs());
        write(epochs.path(), csv.getBytes(StandardCharsets.UTF_8));
        WholeFile.write(description.path(), JSON.write(trial, outcome, Sha256.of(csv), provenance));
        removeUselessCheckpoint(outcome);
    }

    /** What has finished needs none. What failed may be tried again, from there. */
    void removeUselessCheckpoint(Outcome outcome) {
        if (outcome instanceof Outcome.Finished) {
            delete(checkpoint);
        }
    }

    Path storeTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        Path file = folder.resolve("failure.log");
        write(file, trace.toString().getBytes(StandardCharsets.UTF_8));
        return file;
    }

    void keepCheckpoint(Snapshot snapshot) {
        write(checkpoint.path(), CheckpointFile.write(trial, snapshot));
    }

    private void write(Path file, byte[] bytes) {
        Path trials = folder.resolveSibling("");
        try {
            WholeFile.makeFolder(trials);
        } catch (IOException e) {
            throw new BadInput("Cannot write " + file + ": " + WholeFile.reason(e) + ".");
        }
        WholeFile.write(file, bytes);
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
                .orElseThrow(() -> new DamagedFile(epochs.path(), MISSING));
        try {
            return Optional.of(JSON.read(trial, text.get(), read));
        } catch (Damaged e) {
            throw new DamagedFile(description.path(), String.valueOf(e.getMessage()));
        }
    }

    /** Of a trial that has ended. */
    Repetition repetition(Outcome now, Provenance provenance) throws DamagedFile {
        JsonNode stored = description().orElseThrow(() -> new DamagedFile(description.path(), MISSING));
        String storedEpochs = epochs.read(EpochsCsv.MOST_BYTES, bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new DamagedFile(epochs.path(), MISSING));
        String csv = EpochsCsv.write(now.epochs());
        JsonNode fresh = JSON.tree(trial, now, Sha256.of(csv), provenance);
        List<Difference> numbers = new ArrayList<>(Repetition.ofEpochs(storedEpochs, csv));
        numbers.addAll(Repetition.ofLeaves(JSON.outcome(stored), JSON.outcome(fresh)));
        return new Repetition(numbers, Repetition.ofLeaves(JSON.provenance(stored), JSON.provenance(fresh)));
    }

    Map<String, String> provenance() throws DamagedFile {
        return description().map(JSON::provenance).orElse(Map.of());
    }

    /** The trial of a folder, any, if it has finished. */
    static Optional<Leftover> finished(Path folder) {
        try {
            return new ProtectedFile(folder.resolve(DESCRIPTION))
                    .read(TrialJson.MOST_BYTES, JSON::check)
                    .filter(JSON::isFinished)
                    .map(text -> new Leftover(String.valueOf(folder.getFileName()), JSON.description(text)));
        } catch (DamagedFile e) {
            return Optional.empty();
        }
    }

    /** Whether the folder is that of a trial, any, that has ended, be it that its files are damaged now. */
    static boolean hasEnded(Path folder) {
        return Files.exists(folder.resolve(DESCRIPTION));
    }

    private static void delete(ProtectedFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new BadInput("Cannot remove " + file.path() + ": " + WholeFile.reason(e) + ".");
        }
    }
}
