package org.dropwhere.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.execution.Provenance;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.text.Words;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import org.dropwhere.training.TestAnswers;
import org.dropwhere.training.TestScores;
import tools.jackson.databind.JsonNode;

/**
 * What {@code trial.json} holds.
 *
 * @param format label of the file's format; absent in format 1
 * @param id the trial's
 * @param description what was to be done, which need not be known to this program: the trial may be of another one
 * @param outcome how it ended
 * @param provenance what computed it; every version of the program may have other members
 * @param epochsFormat label of the format of {@code epochs.csv}; absent in format 1
 * @param epochsChecksum SHA-256 of {@code epochs.csv}, in hexadecimal
 * @param answersChecksum SHA-256 of {@code test-answers.bin}, in hexadecimal; absent where there is no such file, as in
 *     formats 1 and 2
 * @param weightsChecksum SHA-256 of {@code best-weights.npz}, in hexadecimal; absent where there is no such file, as in
 *     formats 1 to 3
 * @param checksum of the file itself, which is not known before it is written
 */
record StoredTrial(
        Optional<String> format,
        String id,
        JsonNode description,
        StoredOutcome outcome,
        JsonNode provenance,
        @JsonProperty("format-of-epochs-csv") Optional<String> epochsFormat,
        @JsonProperty("sha-256-of-epochs-csv") String epochsChecksum,
        @JsonProperty("sha-256-of-test-answers-bin") Optional<String> answersChecksum,
        @JsonProperty("sha-256-of-best-weights-npz") Optional<String> weightsChecksum,
        @JsonProperty("sha-256-of-the-lines-above") String checksum) {
    /** The beginning of the names of scores without dropout. */
    private static final String SCORES = "test-at-";

    /** Refuses a provenance that is no object of texts and numbers. */
    StoredTrial {
        leaves(provenance);
    }

    /** How a trial ended, but for its epochs, of which only the number stands here. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
    sealed interface StoredOutcome {
        int epochs();

        /**
         * Trained to the end.
         *
         * @param lastEpoch absent if it is the last of the epochs, as in formats 1 to 3
         * @param testWithDropoutAtBest absent if that was not asked for, as in formats 1 to 3
         * @param testWithDropoutAtLast likewise
         */
        record Finished(
                int epochs,
                int bestEpoch,
                OptionalInt lastEpoch,
                Score testAtBest,
                Score testAtLast,
                Optional<Score> testWithDropoutAtBest,
                Optional<Score> testWithDropoutAtLast)
                implements StoredOutcome {
            static Finished of(Outcome.Finished trial) {
                int epochs = trial.epochs().size();
                return new Finished(
                        epochs,
                        trial.bestEpoch(),
                        trial.lastEpoch() == epochs ? OptionalInt.empty() : OptionalInt.of(trial.lastEpoch()),
                        trial.testAtBest(),
                        trial.testAtLast(),
                        trial.withDropout().map(TestScores::atBest),
                        trial.withDropout().map(TestScores::atLast));
            }

            Outcome.Finished toFinished(List<EpochMetrics> metrics, TestAnswers answers) {
                return new Outcome.Finished(
                        metrics,
                        bestEpoch,
                        lastEpoch.orElse(epochs),
                        new TestScores(TrialRules.sound(testAtBest), TrialRules.sound(testAtLast)),
                        withDropout(),
                        answers);
            }

            private Optional<TestScores> withDropout() {
                TrialRules.require(
                        testWithDropoutAtBest.isPresent() == testWithDropoutAtLast.isPresent(),
                        "one of two scores with dropout is missing");
                return testWithDropoutAtBest.map(best ->
                        new TestScores(TrialRules.sound(best), TrialRules.sound(testWithDropoutAtLast.orElseThrow())));
            }
        }

        /** Stopped in an epoch, for a reason. */
        record Failed(int epochs, int epoch, String reason) implements StoredOutcome {}

        static StoredOutcome of(Outcome outcome) {
            int epochs = outcome.epochs().size();
            if (outcome instanceof Outcome.Finished finished) {
                return Finished.of(finished);
            }
            if (outcome instanceof Outcome.Failed failed) {
                return new Failed(epochs, failed.epoch(), failed.reason());
            }
            throw new IllegalStateException("Unknown outcome " + outcome);
        }

        default Outcome toOutcome(List<EpochMetrics> metrics, TestAnswers answers) {
            TrialRules.require(
                    epochs() == metrics.size(), "it tells of " + epochs() + " epochs, not of " + metrics.size());
            if (this instanceof Finished finished) {
                return finished.toFinished(metrics, answers);
            }
            Failed failed = (Failed) this;
            return new Outcome.Failed(metrics, failed.epoch(), failed.reason());
        }
    }

    /** What is to be written of a trial that has ended. */
    static StoredTrial of(
            Trial trial,
            Outcome outcome,
            String epochsChecksum,
            Optional<String> answersChecksum,
            Optional<String> weightsChecksum,
            Provenance provenance) {
        return new StoredTrial(
                Optional.empty(),
                trial.id(),
                StoredForm.MAPPER.valueToTree(trial.description()),
                StoredOutcome.of(outcome),
                StoredForm.MAPPER.valueToTree(provenance),
                Optional.of(EpochsCodec.INSTANCE.format().label()),
                epochsChecksum,
                answersChecksum,
                weightsChecksum,
                "");
    }

    /** The same with another label and checksum of the file. */
    StoredTrial with(Optional<String> label, String sum) {
        return new StoredTrial(
                label,
                id,
                description,
                outcome,
                provenance,
                epochsFormat,
                epochsChecksum,
                answersChecksum,
                weightsChecksum,
                sum);
    }

    /** What was to be done; absent if this program does not know how to do it. */
    Optional<TrialDescription> knownDescription() {
        try {
            return Optional.of(StoredForm.read(StoredForm.MAPPER.treeAsTokens(description), TrialDescription.class));
        } catch (IllegalArgumentException e) {
            // Another version of the program may have other tasks, sites and settings.
            return Optional.empty();
        }
    }

    /** The same in a folder that names files of data otherwise; absent if it names them alike, or names none. */
    Optional<StoredTrial> namingFilesAs(TrialDescription other) {
        return knownDescription()
                .filter(known -> !known.with(other.data(), other.model()).equals(known))
                .map(known -> new StoredTrial(
                        format,
                        id,
                        StoredForm.MAPPER.valueToTree(known.with(other.data(), other.model())),
                        outcome,
                        provenance,
                        epochsFormat,
                        epochsChecksum,
                        answersChecksum,
                        weightsChecksum,
                        checksum));
    }

    /** Whether it was trained to its last epoch. */
    boolean isFinished() {
        return outcome instanceof StoredOutcome.Finished;
    }

    /**
     * How the trial ended.
     *
     * @param trial whose file this should be
     * @param epochs from {@code epochs.csv}
     * @param answers from {@code test-answers.bin}
     * @throws DamagedContentException if it is another trial's, or breaks a rule that holds of every outcome
     */
    Outcome outcome(Trial trial, List<EpochMetrics> epochs, TestAnswers answers) throws DamagedContentException {
        try {
            requireDescription(trial);
            return TrialRules.sound(outcome.toOutcome(epochs, answers), trial.description());
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
    }

    private void requireDescription(Trial trial) {
        TrialRules.require(id.equals(trial.id()), "it is another trial's");
        // The arm and the seed, not all of it: files of sequences may have been elsewhere.
        knownDescription()
                .ifPresent(stored -> TrialRules.require(
                        stored.seed() == trial.description().seed()
                                && stored.armId().equals(trial.description().armId()),
                        "it has the description of another trial"));
    }

    /** What computed it, as {@code libraries.openblas} and its value, in the order of the file. */
    Map<String, String> provenanceByPath() {
        return leaves(provenance);
    }

    /** The outcome, as {@code test-at-best.loss} and its value, in the order of the file. */
    Map<String, String> outcomeByPath() {
        return leaves(StoredForm.MAPPER.valueToTree(outcome));
    }

    /**
     * The same without the metrics of test sequences that another was not measured by, as those of earlier releases.
     */
    Map<String, String> outcomeByPath(StoredTrial measured) {
        Map<String, String> known = measured.outcomeByPath();
        Map<String, String> outcome = new LinkedHashMap<>(outcomeByPath());
        outcome.keySet().removeIf(path -> path.startsWith(SCORES) && !known.containsKey(path));
        return outcome;
    }

    private static Map<String, String> leaves(JsonNode root) {
        TrialRules.require(root.isObject(), "it holds no object where one belongs");
        Map<String, String> leaves = new LinkedHashMap<>();
        leaves(root, "", leaves);
        return leaves;
    }

    private static void leaves(JsonNode node, String path, Map<String, String> leaves) {
        if (node.isObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(child -> leaves(child.getValue(), prefix + child.getKey(), leaves));
        } else {
            TrialRules.require(node.isString() || node.isNumber(), Words.quoted(path) + " is no text and no number");
            leaves.put(path, node.asString());
        }
    }
}
