package org.dropwhere.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dropwhere.execution.Provenance;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.plan.Trial;
import org.dropwhere.text.Sha256;
import org.dropwhere.training.BestWeights;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;
import org.dropwhere.training.TestAnswers;

/**
 * The files of one trial. {@code trial.json} holds checksums of itself, of {@code epochs.csv} and of
 * {@code test-answers.bin}, if there are answers; it is written last and removed first, so that where it is, the trial
 * has ended and is whole. {@code checkpoint.bin} is there until the trial has finished.
 */
final class TrialFiles {
    /** Holds the folders of all trials. */
    static final String TRIALS = "trials";

    private static final String DESCRIPTION = "trial.json";
    private static final String EPOCHS = "epochs.csv";
    private static final String ANSWERS = "test-answers.bin";
    private static final String WEIGHTS = "best-weights.npz";
    private static final String CHECKPOINT = "checkpoint.bin";
    private static final String TRACE = "failure.log";
    /** Chosen, not measured. */
    private static final int LONGEST_TRACE = 1 << 22;

    /** The names of all files of a trial's folder. */
    static final List<String> NAMES = List.of(DESCRIPTION, EPOCHS, ANSWERS, WEIGHTS, CHECKPOINT, TRACE);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final String MISSING = "it is missing";

    private final Trial trial;
    private final OwnFolder folder;
    private final ProtectedFile description;
    private final ProtectedFile epochs;
    private final ProtectedFile answers;
    private final ProtectedFile weights;
    private final ProtectedFile checkpoint;

    /** @param root the experiment's folder */
    TrialFiles(OwnFolder root, Trial trial) {
        this.trial = trial;
        folder = root.folder(TRIALS).folder(trial.id());
        description = new ProtectedFile(folder, DESCRIPTION);
        epochs = new ProtectedFile(folder, EPOCHS);
        answers = new ProtectedFile(folder, ANSWERS);
        weights = new ProtectedFile(folder, WEIGHTS);
        checkpoint = new ProtectedFile(folder, CHECKPOINT);
    }

    /**
     * Checks that nothing but files has the names of files.
     *
     * @throws BadInput if something else has
     */
    void requireRegularFiles() {
        NAMES.forEach(folder::hasFile);
    }

    /** @param bestWeights if the trial keeps them and has finished */
    void store(Outcome outcome, Provenance provenance, Optional<BestWeights> bestWeights) {
        folder.delete(DESCRIPTION);
        byte[] csv = EpochsCodec.INSTANCE.write(outcome.epochs());
        write(EPOCHS, csv);
        Optional<byte[]> bits = answers(outcome).map(TestAnswersCodec.INSTANCE::write);
        bits.ifPresent(bytes -> write(ANSWERS, bytes));
        if (bits.isEmpty() && trial.description().data().isTestShared()) {
            // Those of a training before, whose description was lost.
            folder.delete(ANSWERS);
        }
        Optional<byte[]> npz = bestWeights.map(weightsCodec()::write);
        npz.ifPresentOrElse(bytes -> write(WEIGHTS, bytes), () -> folder.delete(WEIGHTS));
        StoredTrial stored =
                StoredTrial.of(trial, outcome, Sha256.of(csv), bits.map(Sha256::of), npz.map(Sha256::of), provenance);
        write(DESCRIPTION, TrialCodec.INSTANCE.write(stored));
        removeUselessCheckpoint(outcome);
    }

    /**
     * The files of a trial that has finished with all that is to be kept of it, by name, the description last; empty if
     * it has not.
     *
     * @throws DamagedFileException if one of the files is damaged
     * @throws ExpectedFailure if one cannot be read or is of a version that is not read
     */
    Map<String, byte[]> finished() throws DamagedFileException {
        Optional<Ended> ended = ended();
        if (ended.isEmpty() || !(outcome(ended.get().stored()) instanceof Outcome.Finished)) {
            return Map.of();
        }
        Map<String, byte[]> files = new LinkedHashMap<>(ended.get().beside());
        files.put(DESCRIPTION, ended.get().json());
        return files;
    }

    /**
     * A trial that has ended with all that is to be kept of it, as one and the same description has it, whatever a run
     * replaces meanwhile.
     *
     * @param json the description
     * @param stored what it holds
     * @param beside the files of which it has checksums
     */
    private record Ended(byte[] json, StoredTrial stored, Map<String, byte[]> beside) {}

    private Optional<Ended> ended() throws DamagedFileException {
        Optional<byte[]> json = description.content(TrialCodec.INSTANCE);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        StoredTrial stored = description.decode(TrialCodec.INSTANCE, json.get());
        return lacksWeights(stored)
                ? Optional.empty()
                : Optional.of(new Ended(json.get(), stored, filesBeside(stored)));
    }

    private Map<String, byte[]> filesBeside(StoredTrial stored) throws DamagedFileException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] csv = content(epochs, EpochsCodec.INSTANCE);
        requireChecksum(epochs, csv, stored.epochsChecksum());
        files.put(EPOCHS, csv);
        if (stored.answersChecksum().isPresent()) {
            byte[] bits = content(answers, TestAnswersCodec.INSTANCE);
            requireChecksum(answers, bits, stored.answersChecksum().get());
            files.put(ANSWERS, bits);
        }
        Optional<byte[]> npz = trial.keepsWeights() ? storedWeights(stored) : weights.content(weightsCodec());
        npz.ifPresent(bytes -> files.put(WEIGHTS, bytes));
        return files;
    }

    /**
     * The files of a trial by name, the description last: how it ended, or if it has not, or is damaged, how far it has
     * come. The description names files of data as this trial does.
     *
     * @throws DamagedFileException if the checkpoint is damaged
     * @throws ExpectedFailure if one cannot be read or is of a version that is not read
     */
    Map<String, byte[]> all() throws DamagedFileException {
        Optional<Ended> ended = endedUndamaged();
        Map<String, byte[]> files = new LinkedHashMap<>();
        boolean isFinished = ended.filter(each -> each.stored().isFinished()).isPresent();
        if (!isFinished && checkpoint().isPresent()) {
            checkpoint.content(new CheckpointCodec(trial)).ifPresent(bytes -> files.put(CHECKPOINT, bytes));
        }
        trace().ifPresent(bytes -> files.put(TRACE, bytes));
        ended.ifPresent(each -> {
            files.putAll(each.beside());
            Optional<StoredTrial> renamed = each.stored().namingFilesAs(trial.description());
            files.put(DESCRIPTION, renamed.map(TrialCodec.INSTANCE::write).orElse(each.json()));
        });
        return files;
    }

    private Optional<Ended> endedUndamaged() {
        try {
            return ended();
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    /** Whether files that were taken tell how a trial ended. */
    static boolean haveEnded(Map<String, byte[]> files) {
        return files.containsKey(DESCRIPTION);
    }

    /** Whether they tell how far a trial has come. */
    static boolean haveBegun(Map<String, byte[]> files) {
        return files.containsKey(CHECKPOINT);
    }

    /** One of more bytes than any is left out: nothing depends on it. */
    private Optional<byte[]> trace() {
        try {
            return folder.read(TRACE, LONGEST_TRACE);
        } catch (DamagedContentException e) {
            return Optional.empty();
        }
    }

    /** Writes the files of a trial of another folder. */
    void take(Map<String, byte[]> files) {
        folder.delete(DESCRIPTION);
        files.forEach(this::write);
        if (!files.containsKey(CHECKPOINT)) {
            folder.delete(CHECKPOINT);
        }
    }

    /** A finished trial needs no checkpoint; a failed one may be tried again, from its last checkpoint. */
    void removeUselessCheckpoint(Outcome outcome) {
        if (outcome instanceof Outcome.Finished) {
            folder.delete(CHECKPOINT);
        }
    }

    Path storeTrace(String trace) {
        write(TRACE, trace.getBytes(StandardCharsets.UTF_8));
        return folder.file(TRACE);
    }

    void keepCheckpoint(Snapshot snapshot) {
        write(CHECKPOINT, new CheckpointCodec(trial).write(snapshot));
    }

    private void write(String name, byte[] bytes) {
        try {
            folder.parent().orElseThrow().make();
        } catch (IOException e) {
            throw FileFailures.cannotWrite(folder.file(name), e);
        }
        folder.write(name, bytes);
    }

    Optional<Snapshot> checkpoint() throws DamagedFileException {
        return checkpoint.read(new CheckpointCodec(trial));
    }

    private Optional<StoredTrial> description() throws DamagedFileException {
        return description.read(TrialCodec.INSTANCE);
    }

    /**
     * How the trial ended; absent if it has not.
     *
     * @throws DamagedFileException if it has, and one of its files is damaged
     * @throws BadInput if one of its files is of a version that is not read
     */
    Optional<Outcome> outcome() throws DamagedFileException {
        Optional<StoredTrial> stored = description();
        return stored.isEmpty() ? Optional.empty() : Optional.of(outcome(stored.get()));
    }

    private Outcome outcome(StoredTrial stored) throws DamagedFileException {
        requireFormat(stored);
        byte[] csv = content(epochs, EpochsCodec.INSTANCE);
        requireChecksum(epochs, csv, stored.epochsChecksum());
        List<EpochMetrics> read = epochs.decode(EpochsCodec.INSTANCE, csv);
        TestAnswers right = answers(stored);
        try {
            return stored.outcome(trial, read, right);
        } catch (DamagedContentException e) {
            throw new DamagedFileException(description, e);
        }
    }

    private BestWeightsCodec weightsCodec() {
        return new BestWeightsCodec(trial.description().model());
    }

    /**
     * The weights that were kept; absent if the trial has not ended or none were.
     *
     * @throws DamagedFileException if one of its files is damaged
     * @throws BadInput if one of its files is of a version that is not read
     */
    Optional<BestWeights> bestWeights() throws DamagedFileException {
        Optional<StoredTrial> stored = description();
        Optional<byte[]> npz = stored.isEmpty() ? Optional.empty() : storedWeights(stored.get());
        return npz.isEmpty() ? Optional.empty() : Optional.of(weights.decode(weightsCodec(), npz.get()));
    }

    /** The bytes of the weights, which have their checksum. */
    private Optional<byte[]> storedWeights(StoredTrial stored) throws DamagedFileException {
        Optional<String> checksum = stored.weightsChecksum();
        if (checksum.isEmpty()) {
            return Optional.empty();
        }
        byte[] npz = content(weights, weightsCodec());
        requireChecksum(weights, npz, checksum.get());
        return Optional.of(npz);
    }

    /**
     * Whether the trial has to be run again though it has ended, for the weights that are to be kept of it.
     *
     * @throws DamagedFileException if one of its files is damaged
     * @throws BadInput if one of its files is of a version that is not read
     */
    boolean lacksWeights() throws DamagedFileException {
        Optional<StoredTrial> stored = trial.keepsWeights() ? description() : Optional.empty();
        return stored.isPresent() && lacksWeights(stored.get());
    }

    private boolean lacksWeights(StoredTrial stored) throws DamagedFileException {
        return trial.keepsWeights()
                && stored.isFinished()
                && storedWeights(stored).isEmpty();
    }

    private static Optional<TestAnswers> answers(Outcome outcome) {
        return outcome instanceof Outcome.Finished finished
                ? Optional.of(finished.answers()).filter(TestAnswers::areKept)
                : Optional.empty();
    }

    private TestAnswers answers(StoredTrial stored) throws DamagedFileException {
        if (stored.answersChecksum().isEmpty()) {
            return TestAnswers.NOT_KEPT;
        }
        byte[] bits = content(answers, TestAnswersCodec.INSTANCE);
        try {
            TestAnswersCodec.INSTANCE.format().version(bits);
        } catch (UnsupportedVersionException e) {
            throw answers.refusal(e);
        }
        requireChecksum(answers, bits, stored.answersChecksum().get());
        return answers.decode(TestAnswersCodec.INSTANCE, bits);
    }

    private static byte[] content(ProtectedFile file, Codec<?> codec) throws DamagedFileException {
        return file.content(codec).orElseThrow(() -> new DamagedFileException(file, MISSING));
    }

    private static void requireChecksum(ProtectedFile file, byte[] bytes, String checksum) throws DamagedFileException {
        if (!Sha256.of(bytes).equals(checksum)) {
            throw new DamagedFileException(
                    file, bytes.length == 0 ? "it is empty" : "its content does not have the checksum in trial.json");
        }
    }

    private void requireFormat(StoredTrial stored) throws DamagedFileException {
        if (stored.epochsFormat().isPresent()) {
            try {
                EpochsCodec.INSTANCE.format().versionOf(stored.epochsFormat().get());
            } catch (UnsupportedVersionException e) {
                throw epochs.refusal(e);
            } catch (DamagedContentException e) {
                throw new DamagedFileException(description, e);
            }
        }
    }

    /**
     * What differs between the files of a trial that has ended and what came of running it again.
     *
     * @throws DamagedFileException if the files cannot be compared
     */
    Repetition repetition(Outcome now, Provenance provenance, Optional<BestWeights> weightsNow)
            throws DamagedFileException {
        StoredTrial stored = description().orElseThrow(() -> new DamagedFileException(description, MISSING));
        byte[] csv = EpochsCodec.INSTANCE.write(now.epochs());
        StoredTrial fresh = StoredTrial.of(trial, now, Sha256.of(csv), Optional.empty(), Optional.empty(), provenance);
        List<Difference> numbers =
                new ArrayList<>(Repetition.ofEpochs(text(content(epochs, EpochsCodec.INSTANCE)), text(csv)));
        TestAnswers kept = answers(stored);
        if (kept.areKept()) {
            numbers.addAll(Repetition.ofAnswers(kept, answers(now).orElse(TestAnswers.NOT_KEPT)));
        }
        if (stored.weightsChecksum().isPresent() && weightsNow.isPresent()) {
            numbers.addAll(Repetition.ofLeaves(
                    Map.of(WEIGHTS, stored.weightsChecksum().get()),
                    Map.of(WEIGHTS, Sha256.of(weightsCodec().write(weightsNow.get())))));
        }
        numbers.addAll(Repetition.ofLeaves(stored.outcomeByPath(), fresh.outcomeByPath(stored)));
        return new Repetition(numbers, Repetition.ofLeaves(stored.provenanceByPath(), fresh.provenanceByPath()));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    Map<String, String> provenance() throws DamagedFileException {
        return description().map(StoredTrial::provenanceByPath).orElse(Map.of());
    }

    /**
     * The trial of a folder, of whichever plan, if it has finished. Folders of others may be among those of trials, so
     * what is no file, cannot be read or is of another version is passed over.
     *
     * @param planned the ids of the plan's trials
     */
    static Optional<TrialOutsidePlan> finished(OwnFolder folder, Set<String> planned) {
        try {
            return new ProtectedFile(folder, DESCRIPTION)
                    .read(TrialCodec.INSTANCE)
                    .filter(StoredTrial::isFinished)
                    .map(stored -> TrialOutsidePlan.of(
                            String.valueOf(folder.path().getFileName()), stored.knownDescription(), planned));
        } catch (DamagedFileException | ExpectedFailure e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the folder is that of a trial that has ended, of whichever plan, even if its files are damaged.
     *
     * @throws ExpectedFailure if it is named as one and cannot be read
     */
    static boolean hasEnded(OwnFolder folder) {
        try {
            return folder.hasFile(DESCRIPTION);
        } catch (ExpectedFailure e) {
            if (ID.matcher(String.valueOf(folder.path().getFileName())).matches()) {
                throw e;
            }
            return false;
        }
    }
}
