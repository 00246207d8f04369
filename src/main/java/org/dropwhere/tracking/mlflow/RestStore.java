package org.dropwhere.tracking.mlflow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.text.Words;
import org.dropwhere.tracking.TrackedValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A server, by version 2.0 of its REST interface. */
record RestStore(Connection connection) implements Store {
    /** Of a request; the interface allows 1000 metrics, and 1000 of all kinds together. */
    private static final int MOST_METRICS = 800;
    /** Of a request. */
    private static final int MOST_PARAMS = 100;

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 2000;
    private static final int LONGEST_URI = 200;
    private static final String PROXIED = "mlflow-artifacts:/";

    @Override
    public Experiment experiment(String name) {
        String id = connection
                .find("experiments/get-by-name", "experiment_name=" + encoded(name))
                .map(found -> text(found.path("experiment"), "experiment_id", "experiments/get-by-name"))
                .orElseGet(() -> create(name));
        return new OnServer(connection, id, runs(id));
    }

    private String create(String name) {
        String call = "experiments/create";
        return text(connection.post(call, connection.object().put("name", name)), "experiment_id", call);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String text(JsonNode object, String key, String call) {
        String text = object.path(key).asString("");
        if (text.isEmpty()) {
            throw new EnvironmentFailure("The MLflow server's answer to " + call + " has no " + key + ".");
        }
        return text;
    }

    /** A run that is there. */
    private record Known(String id, String content) {}

    /** Those that this program has logged, by their keys. */
    private Map<String, Known> runs(String experiment) {
        Map<String, Known> runs = new HashMap<>();
        ObjectNode search = connection.object().put("max_results", PAGE);
        search.putArray("experiment_ids").add(experiment);
        search.put("run_view_type", "ACTIVE_ONLY");
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode found = connection.post("runs/search", search);
            for (JsonNode run : found.path("runs")) {
                Map<String, String> tags = tags(run);
                Optional.ofNullable(tags.get(LoggedRun.KEY))
                        .ifPresent(key -> runs.put(
                                key,
                                new Known(
                                        text(run.path("info"), "run_id", "runs/search"),
                                        tags.getOrDefault(LoggedRun.CONTENT, ""))));
            }
            String next = found.path("next_page_token").asString("");
            if (next.isEmpty()) {
                return runs;
            }
            search.put("page_token", next);
        }
        throw new EnvironmentFailure("The MLflow server has more than " + PAGE * MOST_PAGES
                + " runs in this experiment; log to another server.");
    }

    private static Map<String, String> tags(JsonNode run) {
        Map<String, String> tags = new HashMap<>();
        for (JsonNode tag : run.path("data").path("tags")) {
            tags.put(tag.path("key").asString(""), tag.path("value").asString(""));
        }
        return tags;
    }

    private record OnServer(Connection connection, String id, Map<String, Known> runs) implements Experiment {
        @Override
        public State state(LoggedRun run) {
            Optional<Known> known = Optional.ofNullable(runs.get(run.key()));
            return known.isEmpty()
                    ? State.ABSENT
                    : known.get().content().equals(run.content()) ? State.SAME : State.OTHER;
        }

        /** What is there with other content, or not whole, is deleted, which MLflow can undo. */
        @Override
        public Optional<String> log(LoggedRun run) {
            Optional.ofNullable(runs.get(run.key()))
                    .ifPresent(known ->
                            connection.tell("runs/delete", connection.object().put("run_id", known.id())));
            JsonNode created =
                    connection.post("runs/create", creation(run)).path("run").path("info");
            String runId = text(created, "run_id", "runs/create");
            logBatches(run, runId);
            Optional<String> withoutFiles = run.artifacts().isEmpty()
                    ? Optional.empty()
                    : put(run, created.path("artifact_uri").asString(""));
            connection.tell(
                    "runs/update",
                    connection
                            .object()
                            .put("run_id", runId)
                            .put("status", run.hasFinished() ? "FINISHED" : "FAILED")
                            .put("end_time", run.endTime()));
            connection.tell(
                    "runs/set-tag",
                    connection
                            .object()
                            .put("run_id", runId)
                            .put("key", LoggedRun.CONTENT)
                            .put("value", run.content()));
            return withoutFiles;
        }

        private ObjectNode creation(LoggedRun run) {
            ObjectNode creation = connection
                    .object()
                    .put("experiment_id", id)
                    .put("run_name", run.name())
                    .put("start_time", 0);
            ArrayNode tags = creation.putArray("tags");
            tags.addObject().put("key", "mlflow.runName").put("value", run.name());
            tags.addObject().put("key", LoggedRun.KEY).put("value", run.key());
            run.tags().forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
            return creation;
        }

        private void logBatches(LoggedRun run, String runId) {
            List<Map.Entry<String, String>> params = List.copyOf(run.params().entrySet());
            for (int from = 0; from < params.size(); from += MOST_PARAMS) {
                ObjectNode batch = connection.object().put("run_id", runId);
                ArrayNode array = batch.putArray("params");
                params.subList(from, Math.min(from + MOST_PARAMS, params.size()))
                        .forEach(param ->
                                array.addObject().put("key", param.getKey()).put("value", param.getValue()));
                connection.tell("runs/log-batch", batch);
            }
            List<TrackedValue> metrics = run.metrics();
            for (int from = 0; from < metrics.size(); from += MOST_METRICS) {
                ObjectNode batch = connection.object().put("run_id", runId);
                ArrayNode array = batch.putArray("metrics");
                metrics.subList(from, Math.min(from + MOST_METRICS, metrics.size()))
                        .forEach(metric -> array.addObject()
                                .put("key", metric.name())
                                .put("value", metric.value())
                                .put("timestamp", LoggedRun.time(metric.epoch()))
                                .put("step", metric.epoch()));
                connection.tell("runs/log-batch", batch);
            }
        }

        /**
         * Servers that store files elsewhere let their clients do it, with libraries and credentials for each place.
         */
        private Optional<String> put(LoggedRun run, String artifacts) {
            if (!artifacts.startsWith(PROXIED) || artifacts.startsWith(PROXIED + "/")) {
                return Optional.of("The report's files are not logged: the MLflow server does not store them itself"
                        + " (they belong to "
                        + Words.quoted(Words.shortened(Credentials.removedFrom(artifacts), LONGEST_URI)) + ").");
            }
            String folder = artifacts.substring(PROXIED.length());
            run.artifacts().forEach((name, bytes) -> connection.put(path(folder + "/" + name), bytes));
            return Optional.empty();
        }

        private static String path(String path) {
            return Stream.of(path.split("/", -1)).map(RestStore::encoded).collect(Collectors.joining("/"));
        }
    }
}
