package org.dropwhere.tracking.mlflow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks to an MLflow server. Redirections are not followed, so that what proves who we are goes nowhere else. Answers
 * are bounded in size and time.
 */
final class Connection {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1 << 26;
    private static final int LONGEST_REASON = 300;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final JsonMapper json = new JsonMapper();
    private final URI server;
    private final Credentials credentials;
    private final Duration toAnswer;

    /**
     * @param server without a slash at its end
     * @param credentials for it
     */
    Connection(URI server, Credentials credentials) {
        this(server, credentials, TO_ANSWER);
    }

    /**
     * With another patience.
     *
     * @param toAnswer how long each whole answer may take
     */
    Connection(URI server, Credentials credentials, Duration toAnswer) {
        this.server = server;
        this.credentials = credentials;
        this.toAnswer = toAnswer;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /** What a GET finds; absent where the server says that there is none. */
    Optional<JsonNode> find(String call, String query) {
        Answer answer = send(request("/api/2.0/mlflow/" + call + "?" + query).GET(), call);
        return answer.status() == NOT_FOUND && isMissingResource(answer)
                ? Optional.empty()
                : Optional.of(read(answer, call));
    }

    private boolean isMissingResource(Answer answer) {
        return parse(answer.body())
                .filter(object -> object.path("error_code").asString("").equals("RESOURCE_DOES_NOT_EXIST"))
                .isPresent();
    }

    /** What the server answers to an object that is posted. */
    JsonNode post(String call, ObjectNode body) {
        return read(send(posting(call, body), call), call);
    }

    /** Posts an object; the answer says no more than that it was done. */
    void tell(String call, ObjectNode body) {
        Answer answer = send(posting(call, body), call);
        if (answer.status() != OK) {
            throw failure(answer, call);
        }
    }

    private HttpRequest.Builder posting(String call, ObjectNode body) {
        return request("/api/2.0/mlflow/" + call)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }

    /** Puts a file to the server's artifacts. */
    void put(String path, byte[] bytes) {
        HttpRequest.Builder request = request("/api/2.0/mlflow-artifacts/artifacts/" + path)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(bytes));
        Answer answer = send(request, "artifacts");
        if (answer.status() != OK) {
            throw failure(answer, "artifacts");
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).timeout(toAnswer);
        credentials.header().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private record Answer(int status, byte[] body) {}

    private Answer send(HttpRequest.Builder request, String call) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request.build(),
                BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> {
                    if (body.size() + bytes.length > MOST_BYTES) {
                        throw new UncheckedIOException(new IOException("its answer is longer than 64 MiB"));
                    }
                    body.writeBytes(bytes);
                })));
        try {
            HttpResponse<Void> response = answer.get(toAnswer.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), body.toByteArray());
        } catch (ExecutionException e) {
            throw unreachable(call, Optional.ofNullable(e.getCause()).orElse(e));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreachable(call, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an MLflow server answered", e);
        }
    }

    private JsonNode read(Answer answer, String call) {
        if (answer.status() != OK) {
            throw failure(answer, call);
        }
        return parse(answer.body())
                .orElseThrow(() -> new EnvironmentFailure("The server at " + server + " answers " + call
                        + " with something else than a JSON object; give the address of an MLflow server."));
    }

    private Optional<JsonNode> parse(byte[] body) {
        try {
            return Optional.ofNullable(json.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private EnvironmentFailure failure(Answer answer, String call) {
        if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
            return new EnvironmentFailure("The MLflow server at " + server + " refuses permission for " + call
                    + " (HTTP status " + answer.status() + "); set MLFLOW_TRACKING_USERNAME and"
                    + " MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.");
        }
        String message = parse(answer.body())
                .map(object -> object.path("message").asString(""))
                .filter(text -> !text.isEmpty())
                .map(text -> ": " + visible(text))
                .orElse("");
        return new EnvironmentFailure("The MLflow server at " + server + " answers " + call + " with HTTP status "
                + answer.status() + (message.isEmpty() ? "." : message));
    }

    /** A server, or what stands before it, may repeat what it was sent. */
    private String visible(String text) {
        return Words.visible(Words.shortened(credentials.hiddenIn(text), LONGEST_REASON));
    }

    private EnvironmentFailure unreachable(String call, Throwable cause) {
        return new EnvironmentFailure(
                "The MLflow server at " + server + " cannot be reached for " + call + ": " + reason(cause) + ".",
                cause);
    }

    /** In a clause; the exceptions of Java's client have no messages of use. */
    private String reason(Throwable cause) {
        // A name that is not known comes as a connection that fails, with this as its cause.
        if (Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance)) {
            return "there is no host of that name";
        }
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SSLException) {
                return "TLS fails (" + visible(String.valueOf(each.getMessage())) + ")";
            }
            if (each instanceof HttpConnectTimeoutException) {
                return "it does not accept a connection for " + TO_CONNECT.toSeconds() + " seconds";
            }
            if (each instanceof HttpTimeoutException || each instanceof TimeoutException) {
                return "it does not answer for " + NumberText.of(toAnswer.toMillis() / 1000.0) + " seconds";
            }
            if (each instanceof ConnectException) {
                return "nobody accepts a connection there";
            }
            if (each instanceof UncheckedIOException) {
                return String.valueOf(
                        each.getCause() == null
                                ? each.getMessage()
                                : each.getCause().getMessage());
            }
        }
        return visible(String.valueOf(cause.getMessage()));
    }
}
