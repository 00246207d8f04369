package org.dropwhere.report.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with one tab, driven by its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private final JsonMapper json = new JsonMapper();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Process process;
    private final WebSocket socket;
    private @Nullable String tab;
    private int commands;

    /** The browser of this machine, if there is one. */
    static Optional<Path> installed() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH"))
                        .orElse("")
                        .split(Pattern.quote(System.getProperty("path.separator"))))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        // Without it, Chromium refuses to be started by root, who runs many a build.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address()), this)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String target = command("Target.createTarget", Map.of("url", "about:blank"))
                .required("targetId")
                .stringValue();
        tab = command("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .required("sessionId")
                .stringValue();
    }

    /** What the browser says when it is ready. */
    private String address() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String said = "";
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                return line.substring("DevTools listening on ".length());
            }
            said += line + "\n";
        }
        throw new IOException("The browser did not start: " + said);
    }

    /** Gives a command to the tab (at first to the browser) and waits for its result; events are kept. */
    JsonNode command(String method, Map<String, ?> parameters) throws Exception {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", ++commands);
        message.put("method", method);
        message.put("params", parameters);
        if (tab != null) {
            message.put("sessionId", tab);
        }
        socket.sendText(json.writeValueAsString(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (JsonNode next = next(); ; next = next()) {
            if (next.path("id").asInt(0) == commands) {
                if (next.has("error")) {
                    throw new IOException(method + ": " + next.get("error"));
                }
                return next.required("result");
            }
            events.add(next);
        }
    }

    /** Opens a page and waits until all of it is there. */
    void open(Path page) throws Exception {
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            command(domain + ".enable", Map.of());
        }
        command("Page.navigate", Map.of("url", page.toUri().toString()));
        while (events("Page.loadEventFired").isEmpty()) {
            events.add(next());
        }
    }

    /** What has happened in the tab so far. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asString("").equals(method))
                .map(event -> event.required("params"))
                .toList();
    }

    /** The value of an expression in the page, as text. */
    String evaluate(String expression) throws Exception {
        return command("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"))
                .required("result")
                .required("value")
                .stringValue();
    }

    private JsonNode next() throws Exception {
        JsonNode next = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new IOException("The browser said nothing for " + PATIENCE_SECONDS + " s.");
        }
        return next;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(json.readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
