package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.execution.Provenance;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.text.Words;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text of {@code trial.json}: what was to be done, how it ended and what did it. The epochs are beside it. */
final class TrialJson {
    private static final String FINISHED = "finished";
    private static final String FAILED = "failed";

    /** A description, numbers and a reason take a few kilobytes. */
    static final int MOST_BYTES = 1 << 22;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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

    /** What the text of {@link #write} holds. */
    JsonNode tree(Trial trial, Outcome outcome, String epochsChecksum, Provenance provenance) {
        return mapper.readTree(write(trial, outcome, epochsChecksum, provenance));
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
     * What the text holds, if it is whole.
     *
     * @throws Damaged if it is not
     */
    JsonNode check(byte[] bytes) throws Damaged {
        Seal.JSON.open(bytes);
        try {
            JsonNode root = mapper.readTree(new String(bytes, StandardCharsets.UTF_8));
            leaves(root, "outcome");
            leaves(root, "provenance");
            return root;
        } catch (JacksonException e) {
            throw new Damaged("it is no JSON that this program has written");
        } catch (IllegalArgumentException e) {
            throw Damaged.unknownFormat(e);
        }
    }

    /** Checksum of the file of the epochs. */
    String epochsChecksum(JsonNode root) {
        return root.path(EPOCHS_CHECKSUM).asString("");
    }

    /** What was to be done; absent if this program does not know how to do it. */
    Optional<TrialDescription> description(JsonNode root) {
        try {
            Map<?, ?> map = mapper.treeToValue(root.path("description"), Map.class);
            return Optional.ofNullable(map).map(description -> Records.of(TrialDescription.class, description));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it tells of a trial, any, that was trained to its last epoch. */
    boolean isFinished(JsonNode root) {
        return root.path("outcome").path("status").asString("").equals(FINISHED);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Damaged if it is anything else, or of another trial or other epochs
     */
    Outcome read(Trial trial, JsonNode root, List<EpochMetrics> epochs) throws Damaged {
        try {
            requireDescription(trial, root);
            return TrialRules.sound(outcome(root.path("outcome"), epochs), trial.description());
        } catch (JacksonException e) {
            throw new Damaged("it is no JSON that this program has written");
        } catch (IllegalArgumentException e) {
            throw Damaged.unknownFormat(e);
        }
    }

    private void requireDescription(Trial trial, JsonNode root) {
        TrialRules.require(text(root, "id").equals(trial.id()), "it is another trial's");
        // Not all of it: files of sequences may have been elsewhere.
        description(root)
                .ifPresent(stored -> TrialRules.require(
                        stored.seed() == trial.description().seed()
                                && stored.armId().equals(trial.description().armId()),
                        "it has the description of another trial"));
    }

    private static Outcome outcome(JsonNode outcome, List<EpochMetrics> epochs) {
        int number = whole(outcome, "epochs");
        TrialRules.require(number == epochs.size(), "it tells of " + number + " epochs, not of " + epochs.size());
        String status = text(outcome, "status");
        return switch (status) {
            case FINISHED ->
                new Outcome.Finished(
                        epochs,
                        whole(outcome, "best-epoch"),
                        score(outcome.path("test-at-best")),
                        score(outcome.path("test-at-last")));
            case FAILED -> new Outcome.Failed(epochs, whole(outcome, "epoch"), text(outcome, "reason"));
            default -> throw new IllegalArgumentException("the status is " + Words.quoted(status));
        };
    }

    /**
     * What {@link #write} kept of the machine, as {@code libraries.openblas} and its value, in the order of the file.
     */
    Map<String, String> provenance(JsonNode root) {
        return leaves(root, "provenance");
    }

    /**
     * What {@link #write} kept of the outcome, as {@code test-at-best.loss} and its value, in the order of the file.
     */
    Map<String, String> outcome(JsonNode root) {
        return leaves(root, "outcome");
    }

    private static Map<String, String> leaves(JsonNode root, String part) {
        JsonNode node = root.path(part);
        TrialRules.require(node.isObject(), part + " holds nothing");
        Map<String, String> leaves = new LinkedHashMap<>();
        leaves(node, "", leaves);
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

    private static Score score(JsonNode node) {
        return TrialRules.sound(new Score(number(node, "loss"), number(node, "accuracy")));
    }

    private static String text(JsonNode parent, String key) {
        TrialRules.require(parent.path(key).isString(), key + " is no text");
        return parent.path(key).stringValue();
    }

    private static int whole(JsonNode parent, String key) {
        TrialRules.require(parent.path(key).isInt(), key + " is no whole number");
        return parent.path(key).intValue();
    }

    private static double number(JsonNode parent, String key) {
        TrialRules.require(parent.path(key).isNumber(), key + " is no number");
        return parent.path(key).asDouble();
    }
}
