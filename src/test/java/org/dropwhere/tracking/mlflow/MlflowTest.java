package org.dropwhere.tracking.mlflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.HandMade;
import org.dropwhere.tracking.TrackedPlan;
import org.dropwhere.tracking.mlflow.TrackingServer.Answer;
import org.dropwhere.tracking.mlflow.TrackingServer.Run;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlflowTest {
    private static final Plan PLAN = HandMade.plan(1, "none", "some");
    private static final SortedMap<String, byte[]> REPORT =
            new TreeMap<>(Map.of("report.html", bytes("<html>"), "tables/summary.csv", bytes("a,b\n")));

    private TrackingServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TrackingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<Trial, Outcome> ended(Outcome... outcomes) {
        Map<Trial, Outcome> ended = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            ended.put(PLAN.trials().get(i), outcomes[i]);
        }
        return ended;
    }

    private Logged log(Outcome... outcomes) {
        return Mlflow.at(server.address() + "/", Map.of()).log(new TrackedPlan(PLAN), ended(outcomes), REPORT);
    }

    @Test
    void aRunHasItsSettingsAndNumbers() {
        Logged logged = log(HandMade.finished(0.5, 0.75), HandMade.failed(0.5));
        assertEquals(new Logged(3, 0, 0, Optional.empty()), logged);
        assertEquals(Set.of("hand-made"), server.experiments.keySet());
        Run none = server.active().get(0);
        assertEquals("none/seed-1", none.tags.get("mlflow.runName"));
        assertEquals(PLAN.trials().get(0).id(), none.tags.get("dropwhere.trial"));
        assertEquals("FINISHED", none.status);
        assertEquals(2000, none.endTime);
        assertEquals(
                "{dropout.lstm-input=0, dropout.lstm-recurrent=0, optimizer.epsilon=1e-7, optimizer.learning-rate=0.001,"
                        + " optimizer.rho=0.9, seed=1, training.batch-size=32, training.epochs=2,"
                        + " training.optimizer=rmsprop, variant=none}",
                none.params.toString());
        assertTrue(none.metrics.contains("accuracy/validation 2 0.75"), none.metrics::toString);
        assertTrue(none.metrics.contains("test/accuracy_at_best 1 0.5"), none.metrics::toString);
        assertEquals(14, none.metrics.size());
        Run some = server.active().get(1);
        assertEquals("FAILED", some.status);
        assertEquals("0.05", some.params.get("dropout.lstm-input"));
        assertEquals("Failed in epoch 2: The loss is not finite in epoch 2.", some.tags.get("mlflow.note.content"));
    }

    @Test
    void theReportsFilesAreARunsArtifacts() {
        assertEquals(Optional.empty(), log(HandMade.finished(0.5)).withoutFiles());
        String folder = "1/" + String.format("%032x", 2) + "/artifacts/";
        assertEquals(
                List.of(folder + "report.html", folder + "tables/summary.csv"), List.copyOf(server.artifacts.keySet()));
        assertArrayEquals(bytes("<html>"), server.artifacts.get(folder + "report.html"));
        assertEquals("report", server.active().get(1).tags.get("mlflow.runName"));
    }

    @Test
    void filesThatTheServerDoesNotStoreItselfAreLeftOutAndNamed() {
        server.artifactRoot = "s3://bucket/1";
        assertEquals(
                Optional.of(
                        "The report's files are not logged: the MLflow server does not store them itself (they belong"
                                + " to \"s3://bucket/1/" + String.format("%032x", 2) + "/artifacts\")."),
                log(HandMade.finished(0.5)).withoutFiles());
        assertEquals(2, server.active().size());
    }

    @Test
    void loggingTwiceAddsNothing() {
        log(HandMade.finished(0.5), HandMade.finished(0.75));
        server.calls.clear();
        assertEquals(new Logged(0, 0, 3, Optional.empty()), log(HandMade.finished(0.5), HandMade.finished(0.75)));
        assertEquals(List.of("experiments/get-by-name", "runs/search", "runs/search"), server.calls);
    }

    @Test
    void whatHasChangedOrIsNotWholeIsReplaced() {
        log(HandMade.failed(), HandMade.finished(0.75));
        server.active().get(1).tags.remove(LoggedRun.CONTENT);
        assertEquals(new Logged(0, 2, 1, Optional.empty()), log(HandMade.finished(0.5), HandMade.finished(0.75)));
        assertEquals(
                List.of("report FINISHED", "none/seed-1 FINISHED", "some/seed-1 FINISHED"),
                server.active().stream()
                        .map(run -> run.tags.get("mlflow.runName") + " " + run.status)
                        .toList());
    }

    @Test
    void manyNumbersGoInRequestsThatAreSmallEnough() {
        double[] accuracies = DoubleStream.generate(() -> 0.5).limit(400).toArray();
        log(HandMade.finished(accuracies));
        assertEquals(2004, server.active().get(0).metrics.size());
        assertEquals(800, server.largestBatch);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-,-,null",
                "-,-,secret,Bearer secret",
                "me,secret,-,Basic bWU6c2VjcmV0",
                "me,secret,other,Basic bWU6c2VjcmV0",
                "me,-,-,null"
            })
    void credentialsAreThoseOfMlflowsVariables(String user, String password, String token, String header) {
        Map<String, String> environment = new LinkedHashMap<>();
        Optional.ofNullable(user).ifPresent(value -> environment.put("MLFLOW_TRACKING_USERNAME", value));
        Optional.ofNullable(password).ifPresent(value -> environment.put("MLFLOW_TRACKING_PASSWORD", value));
        Optional.ofNullable(token).ifPresent(value -> environment.put("MLFLOW_TRACKING_TOKEN", value));
        Mlflow.at(server.address(), environment).log(new TrackedPlan(PLAN), ended(), REPORT);
        assertEquals(Set.of(header), server.authorizations);
    }

    @Test
    void credentialsThatCannotBeSentAreRefusedAndNotShown() {
        String noToken =
                "The value of MLFLOW_TRACKING_TOKEN has a character that no token has, as a line break, a space"
                        + " or one outside ASCII; set it again without.";
        assertEquals(noToken, refusal("", "", "secret\n"));
        assertEquals(noToken, refusal("me", "", "sec\u2019ret"));
        String control = " has a line break or another control character in it, which cannot be sent; set it again"
                + " without.";
        assertEquals("The value of MLFLOW_TRACKING_PASSWORD" + control, refusal("me", "secret\n", ""));
        assertEquals("The value of MLFLOW_TRACKING_USERNAME" + control, refusal("me\r", "secret", ""));
        // Who is read of it would be another.
        assertEquals(
                "The user in MLFLOW_TRACKING_USERNAME has a colon in it, which no user that is sent with a password can"
                        + " have; set it to another, or leave it out and set MLFLOW_TRACKING_TOKEN.",
                refusal("me:too", "secret", ""));
    }

    private String refusal(String user, String password, String token) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("MLFLOW_TRACKING_USERNAME", user);
        environment.put("MLFLOW_TRACKING_PASSWORD", password);
        environment.put("MLFLOW_TRACKING_TOKEN", token);
        return String.join(
                "\n",
                assertThrows(BadInput.class, () -> Mlflow.at("http://127.0.0.1:9", environment))
                        .sentences());
    }

    @Test
    void secretsThatAServerRepeatsAreNotShown() {
        server.always = new Answer(400, "{\"message\": \"no such token: secret-token\"}");
        Mlflow withToken = Mlflow.at(server.address(), Map.of("MLFLOW_TRACKING_TOKEN", "secret-token"));
        EnvironmentFailure failure = assertThrows(
                EnvironmentFailure.class, () -> withToken.log(new TrackedPlan(PLAN), ended(), new TreeMap<>()));
        assertEquals(
                "The MLflow server at " + server.address()
                        + " answers experiments/get-by-name with HTTP status 400: no such token: ***",
                failure.getMessage());
    }

    @Test
    void thePasswordOfAPlaceForFilesIsNotShown() {
        server.artifactRoot = "ftp://me:secret@host/1";
        assertEquals(
                Optional.of(
                        "The report's files are not logged: the MLflow server does not store them itself (they belong"
                                + " to \"ftp://host/1/" + String.format("%032x", 2) + "/artifacts\")."),
                log(HandMade.finished(0.5)).withoutFiles());
    }

    private String refusal(int status, String body) {
        server.always = new Answer(status, body);
        EnvironmentFailure failure = assertThrows(EnvironmentFailure.class, this::log);
        return failure.sentences().get(0).replace(server.address(), "ADDRESS");
    }

    @Test
    void whatTheServerRefusesIsOneSentence() {
        String cure = "; set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.";
        assertEquals(
                "The MLflow server at ADDRESS refuses permission for experiments/get-by-name (HTTP status 401)" + cure,
                refusal(401, ""));
        assertEquals(
                "The MLflow server at ADDRESS refuses permission for experiments/get-by-name (HTTP status 403)" + cure,
                refusal(403, "Permission denied"));
        assertEquals(
                "The MLflow server at ADDRESS answers experiments/get-by-name with HTTP status 500: Out of \\u001bspace",
                refusal(500, "{\"error_code\": \"INTERNAL_ERROR\", \"message\": \"Out of \\u001bspace\"}"));
        assertEquals(
                "The MLflow server at ADDRESS answers experiments/get-by-name with HTTP status 404.",
                refusal(404, "<html>"));
        // Not followed: it would take the credentials along.
        assertEquals(
                "The MLflow server at ADDRESS answers experiments/get-by-name with HTTP status 302.", refusal(302, ""));
        assertEquals(
                "The server at ADDRESS answers experiments/get-by-name with something else than a JSON object; give the"
                        + " address of an MLflow server.",
                refusal(200, "<html>"));
        assertEquals("The MLflow server's answer to experiments/get-by-name has no experiment_id.", refusal(200, "{}"));
    }

    @Test
    void aServerThatIsNotThereIsOneSentence() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Mlflow nobody = Mlflow.at("http://127.0.0.1:" + free, Map.of("MLFLOW_TRACKING_TOKEN", "secret"));
        EnvironmentFailure failure = assertThrows(
                EnvironmentFailure.class, () -> nobody.log(new TrackedPlan(PLAN), ended(), new TreeMap<>()));
        assertEquals(
                "The MLflow server at http://127.0.0.1:" + free + " cannot be reached for experiments/get-by-name:"
                        + " nobody accepts a connection there.",
                failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                 | The option --mlflow is empty; ALLOWED.
            ftp://host         | The option --mlflow knows no place that begins with "ftp:"; ALLOWED.
            sqlite:///x.db     | The option --mlflow knows no place that begins with "sqlite:"; ALLOWED.
            databricks         | The option --mlflow does not know "databricks", which MLflow configures itself; ALLOWED.
            https://           | The address of --mlflow is none (Expected scheme-specific part); ALLOWED.
            http://me:pw@host/ | The address of --mlflow has a user or a password in it; CURE.
            http://host/?a=b   | The address of --mlflow has no host, or something behind the path; ALLOWED.
            file://host/x      | The option --mlflow: "file://host/x" is no path; ALLOWED.
            file://me:pw@h/x   | The option --mlflow: "file://h/x" is no path; ALLOWED.
            http://me:pw@a_b/  | The address of --mlflow has no host, or something behind the path; ALLOWED.
            'http://me:pw@h\n' | The address of --mlflow is none (Illegal character in authority); ALLOWED.
            http://h:99999     | The address of --mlflow has the port 99999, and none is above 65535; ALLOWED.
            """)
    void placesThatMlflowCannotBeAtAreRefused(String place, String sentence) {
        BadInput refusal = assertThrows(BadInput.class, () -> Mlflow.at(place, Map.of()));
        assertEquals(
                sentence.replace(
                                "ALLOWED",
                                "give http:// or https:// and the server's address, or the path of a folder such as mlruns")
                        .replace("CURE", "set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD instead"),
                refusal.getMessage());
        assertFalse(refusal.sentences().get(0).contains("pw"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5000",
        "localhost:5000",
        "localhost",
        "mlflow.example.org:80/base",
        "www.example.org",
        "[::1]:5000"
    })
    void anAddressWithoutHttpMakesNoFolder(String place) {
        assertEquals(
                "The option --mlflow has \"" + place
                        + "\", which is no folder that is there, and looks like the address"
                        + " of a server; did you mean http://" + place + "?",
                assertThrows(BadInput.class, () -> Mlflow.at(place, Map.of())).getMessage());
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            Connection connection = new Connection(address, Credentials.of(Map.of()), Duration.ofMillis(50));
            assertEquals(
                    "The MLflow server at " + address
                            + " cannot be reached for experiments/get-by-name: it does not answer for 0.05 seconds.",
                    assertThrows(
                                    EnvironmentFailure.class,
                                    () -> connection.find("experiments/get-by-name", "experiment_name=x"))
                            .getMessage());
        }
    }

    @Test
    void keysAreOnesThatMlflowKnowsAndLeadNowhereElse() {
        assertEquals("data.train", LoggedRun.key("data.train"));
        assertEquals("a_b_c", LoggedRun.key("a/b:c"));
        assertEquals("___", LoggedRun.key(".."));
        assertEquals("_", LoggedRun.key(""));
        assertEquals(250, LoggedRun.key("x".repeat(300)).length());
    }
}
