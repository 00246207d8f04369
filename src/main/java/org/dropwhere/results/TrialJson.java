package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text of {@code trial.json}: what was to be done, how it ended and what did it. The epochs are beside it. */
final class TrialJson {
    private static final String FINISHED = "finished";
    private static final String FAILED = "failed";

    private final JsonMapper mapper = new JsonMapper();

    private static final String EPOCHS_CHECKSUM = "sha-256-of-epochs-csv";
    private static final String END = "\n}";

    String write(Trial trial, Outcome outcome, String epochsChecksum, Provenance provenance) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", trial.id());
        map.put("description", Plain.of(trial.description()));
        map.put("outcome", plain(outcome));
        map.put("provenance", Plain.of(provenance));
        map.put(EPOCHS_CHECKSUM, epochsChecksum);
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        String text = mapper.writer().with(printer).writeValueAsString(map);
        return Seal.JSON.close(text.substring(0, text.length() - END.length()) + ",\n");
    }

    private static Map<String, Object> plain(Outcome outcome) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (outcome instanceof Outcome.Finished finished) {
            map.put("status", FINISHED);
            map.put("epochs", finished.epochs().size());
            map.put("best-epoch", finished.bestEpoch());
            map.put("test-at-best", Plain.of(finished.testAtBest()));
            map.put("test-at-last", Plain.of(finished.testAtLast()));
        } else if (outcome instanceof Outcome.Failed failed) {
            map.put("status", FAILED);
            map.put("epochs", failed.epochs().size());
            map.put("epoch", failed.epoch());
            map.put("reason", failed.reason());
        }
        return map;
    }

    /**
     * The text, if it is whole.
     *
     * @throws Damaged if it is not
     */
    String check(byte[] bytes) throws Damaged {
        Seal.JSON.open(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Checksum of the file of the epochs. */
    String epochsChecksum(String text) {
        return mapper.readTree(text).path(EPOCHS_CHECKSUM).asString("");
    }

    /** What was to be done; absent if this program does not know how to do it. */
    Optional<TrialDescription> description(String text) {
        try {
            Map<?, ?> map = mapper.treeToValue(mapper.readTree(text).required("description"), Map.class);
            return Optional.of(Records.of(TrialDescription.class, map));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it tells of a trial, any, that was trained to its last epoch. */
    boolean isFinished(String text) {
        return mapper.readTree(text).path("outcome").path("status").asString("").equals(FINISHED);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Damaged if the text is anything else, or of another trial or other epochs
     */
    Outcome read(Trial trial, String text, List<EpochMetrics> epochs) throws Damaged {
        try {
            return outcome(trial, text, epochs);
        } catch (RuntimeException e) {
            throw Damaged.unknownFormat(e);
        }
    }

    private Outcome outcome(Trial trial, String text, List<EpochMetrics> epochs) {
        JsonNode root = mapper.readTree(text);
        if (!root.required("id").stringValue().equals(trial.id())) {
            throw new IllegalArgumentException("Of another trial: " + root.required("id"));
        }
        JsonNode outcome = root.required("outcome");
        if (outcome.required("epochs").intValue() != epochs.size()) {
            throw new IllegalArgumentException("Other epochs than " + epochs.size());
        }
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).epoch() != i + 1) {
                throw new IllegalArgumentException("Epoch " + epochs.get(i).epoch() + " in place of " + (i + 1));
            }
        }
        String status = outcome.required("status").stringValue();
        return switch (status) {
            case FINISHED ->
                new Outcome.Finished(
                        epochs,
                        outcome.required("best-epoch").intValue(),
                        score(outcome.required("test-at-best")),
                        score(outcome.required("test-at-last")));
            case FAILED ->
                new Outcome.Failed(
                        epochs,
                        outcome.required("epoch").intValue(),
                        outcome.required("reason").stringValue());
            default -> throw new IllegalArgumentException("Unknown status " + status);
        };
    }

    /**
     * What {@link #write} kept of the machine, as {@code libraries.openblas} and its value, in the order of the file.
     */
    Map<String, String> provenance(String text) {
        return leaves(text, "provenance");
    }

    /**
     * What {@link #write} kept of the outcome, as {@code test-at-best.loss} and its value, in the order of the file.
     */
    Map<String, String> outcome(String text) {
        return leaves(text, "outcome");
    }

    private Map<String, String> leaves(String text, String part) {
        Map<String, String> leaves = new LinkedHashMap<>();
        leaves(mapper.readTree(text).required(part), "", leaves);
        return leaves;
    }

    private static void leaves(JsonNode node, String path, Map<String, String> leaves) {
        if (node.isObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(child -> leaves(child.getValue(), prefix + child.getKey(), leaves));
        } else {
            leaves.put(path, node.asString());
        }
    }

    private static Score score(JsonNode node) {
        return new Score(
                node.required("loss").doubleValue(), node.required("accuracy").doubleValue());
    }
}
