package org.dropwhere.tracking.mlflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server on the loopback interface that knows as much of MLflow's REST interface as is used, and is strict about it:
 * fields, their types and limits are those of mlflow.org/docs/latest/rest-api.html. It answers what a real one (3.11)
 * was seen to answer.
 */
final class TrackingServer implements AutoCloseable {
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "experiments/create", Set.of("name"),
            "runs/search", Set.of("experiment_ids", "max_results", "run_view_type", "page_token"),
            "runs/create", Set.of("experiment_id", "run_name", "start_time", "tags"),
            "runs/log-batch", Set.of("run_id", "metrics", "params"),
            "runs/update", Set.of("run_id", "status", "end_time"),
            "runs/set-tag", Set.of("run_id", "key", "value"),
            "runs/delete", Set.of("run_id"));

    /** A run; what a page of a search shows of it is its tags. */
    static final class Run {
        final SortedMap<String, String> tags = new TreeMap<>();
        final SortedMap<String, String> params = new TreeMap<>();
        final List<String> metrics = new ArrayList<>();
        String status = "RUNNING";
        long endTime;
        boolean isDeleted;
    }

    final JsonMapper json = new JsonMapper();
    final Map<String, String> experiments = new LinkedHashMap<>();
    final Map<String, Run> runs = new LinkedHashMap<>();
    final SortedMap<String, byte[]> artifacts = new TreeMap<>();
    /** The calls so far. */
    final List<String> calls = new ArrayList<>();

    final Set<String> authorizations = new TreeSet<>();
    String artifactRoot = "mlflow-artifacts:/1";
    int largestBatch;
    /** What is answered to everything, if something is. */
    @Nullable
    Answer always;

    record Answer(int status, String body) {}

    private final HttpServer server;

    static {
        // Otherwise each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    TrackingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Run> active() {
        return runs.values().stream().filter(run -> !run.isDeleted).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try (exchange) {
            try {
                answer = Optional.ofNullable(always).orElse(answer(exchange));
            } catch (RuntimeException | AssertionError e) {
                answer = error(400, "INVALID_PARAMETER_VALUE", String.valueOf(e.getMessage()));
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.status() == 302) {
                exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String files = "/api/2.0/mlflow-artifacts/artifacts/";
        if (exchange.getRequestMethod().equals("PUT") && path.startsWith(files)) {
            artifacts.put(URLDecoder.decode(path.substring(files.length()), StandardCharsets.UTF_8), body);
            return new Answer(200, "{}");
        }
        String call = path.replaceFirst("/api/2.0/mlflow/", "");
        calls.add(call);
        if (exchange.getRequestMethod().equals("GET") && call.equals("experiments/get-by-name")) {
            return byName(exchange.getRequestURI().getQuery());
        }
        require("POST", exchange.getRequestMethod());
        require("application/json", exchange.getRequestHeaders().getFirst("Content-Type"));
        if (body.length > 1_000_000) {
            throw new IllegalArgumentException("a request of " + body.length + " bytes");
        }
        return post(call, json.readTree(body));
    }

    private Answer byName(String query) {
        String name = query.substring("experiment_name=".length());
        return Optional.ofNullable(experiments.get(name))
                .map(id -> new Answer(
                        200, "{\"experiment\": {\"experiment_id\": \"" + id + "\", \"lifecycle_stage\": \"active\"}}"))
                .orElseGet(() -> error(404, "RESOURCE_DOES_NOT_EXIST", "Could not find experiment"));
    }

    private Answer post(String call, JsonNode request) {
        Set<String> unknown = new TreeSet<>(request.propertyNames());
        unknown.removeAll(Optional.ofNullable(FIELDS.get(call)).orElseThrow());
        require("[]", unknown.toString());
        switch (call) {
            case "experiments/create" -> {
                String id = String.valueOf(experiments.size() + 1);
                experiments.put(text(request, "name"), id);
                return new Answer(200, "{\"experiment_id\": \"" + id + "\"}");
            }
            case "runs/search" -> {
                return search(request);
            }
            case "runs/create" -> {
                return create(request);
            }
            default -> change(call, run(request), request);
        }
        return new Answer(200, "{}");
    }

    private Answer create(JsonNode request) {
        require("true", String.valueOf(experiments.containsValue(text(request, "experiment_id"))));
        number(request, "start_time");
        Run run = new Run();
        for (JsonNode tag : request.path("tags")) {
            run.tags.put(text(tag, "key"), text(tag, "value"));
        }
        require(text(request, "run_name"), run.tags.get("mlflow.runName"));
        String id = String.format("%032x", runs.size() + 1);
        runs.put(id, run);
        return new Answer(
                200,
                "{\"run\": {\"info\": {\"run_id\": \"" + id + "\", \"artifact_uri\": \"" + artifactRoot + "/" + id
                        + "/artifacts\"}}}");
    }

    /** Two runs a page. */
    private Answer search(JsonNode request) {
        require("ACTIVE_ONLY", text(request, "run_view_type"));
        require("1", String.valueOf(request.path("experiment_ids").size()));
        int from = Integer.parseInt(request.path("page_token").asString("0"));
        ObjectNode page = json.createObjectNode();
        ArrayNode found = page.putArray("runs");
        List<Map.Entry<String, Run>> active = runs.entrySet().stream()
                .filter(entry -> !entry.getValue().isDeleted)
                .toList();
        for (Map.Entry<String, Run> each : active.subList(from, Math.min(from + 2, active.size()))) {
            ObjectNode run = found.addObject();
            run.putObject("info").put("run_id", each.getKey());
            ArrayNode tags = run.putObject("data").putArray("tags");
            each.getValue()
                    .tags
                    .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
        }
        if (from + 2 < active.size()) {
            page.put("next_page_token", String.valueOf(from + 2));
        }
        return new Answer(200, page.toString());
    }

    private Run run(JsonNode request) {
        Run run = Optional.ofNullable(runs.get(text(request, "run_id"))).orElseThrow();
        require("false", String.valueOf(run.isDeleted));
        return run;
    }

    private void change(String call, Run run, JsonNode request) {
        switch (call) {
            case "runs/log-batch" -> log(run, request);
            case "runs/update" -> {
                run.status = text(request, "status");
                run.endTime = number(request, "end_time");
            }
            case "runs/set-tag" -> run.tags.put(text(request, "key"), text(request, "value"));
            case "runs/delete" -> run.isDeleted = true;
            default -> throw new IllegalArgumentException(call);
        }
    }

    private void log(Run run, JsonNode request) {
        int params = request.path("params").size();
        int metrics = request.path("metrics").size();
        largestBatch = Math.max(largestBatch, metrics);
        require("true", String.valueOf(params <= 100 && params + metrics <= 1000));
        for (JsonNode param : request.path("params")) {
            require("true", String.valueOf(text(param, "key").matches("[\\w./ -]{1,250}")));
            require(null, run.params.put(text(param, "key"), text(param, "value")));
        }
        for (JsonNode metric : request.path("metrics")) {
            require("true", String.valueOf(text(metric, "key").matches("[\\w./ -]{1,250}")));
            require("true", String.valueOf(metric.path("value").isNumber()));
            require("true", String.valueOf(number(metric, "timestamp") == 1000 * number(metric, "step")));
            run.metrics.add(text(metric, "key") + " " + number(metric, "step") + " "
                    + metric.path("value").doubleValue());
        }
    }

    private static String text(JsonNode object, String key) {
        if (!object.path(key).isString()) {
            throw new IllegalArgumentException(key + " is no string: " + object);
        }
        return object.path(key).stringValue();
    }

    private static long number(JsonNode object, String key) {
        if (!object.path(key).isIntegralNumber()) {
            throw new IllegalArgumentException(key + " is no whole number: " + object);
        }
        return object.path(key).longValue();
    }

    private static void require(@Nullable String expected, @Nullable String actual) {
        if (!Objects.equals(expected, actual)) {
            throw new IllegalArgumentException("expected " + expected + ", not " + actual);
        }
    }

    private static Answer error(int status, String code, String message) {
        return new Answer(status, new JsonMapper().writeValueAsString(Map.of("error_code", code, "message", message)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
