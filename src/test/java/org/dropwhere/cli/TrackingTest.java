package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TensorBoard and MLflow get what one run came to. */
class TrackingTest {
    private static final List<String> EVENT_FILES = List.of(
            "by-site/seed-1/events.out.tfevents.0.dropwhere",
            "by-site/seed-2/events.out.tfevents.0.dropwhere",
            "control/seed-1/events.out.tfevents.0.dropwhere",
            "control/seed-2/events.out.tfevents.0.dropwhere",
            "events.out.tfevents.0.dropwhere",
            "in-keras-words/seed-1/events.out.tfevents.0.dropwhere",
            "in-keras-words/seed-2/events.out.tfevents.0.dropwhere");

    @TempDir
    private static Path folder;

    private static Path file;
    private static Path results;
    private static Result trained;

    @BeforeAll
    static void train() throws Exception {
        file = Tiny.write(folder);
        results = folder.resolve("results/tiny");
        // An experiment may be named in any place: the option takes no argument from it.
        trained = run("run", "--tensorboard", file, "--results", folder.resolve("results"), "--jobs", "2");
        assertEquals(0, trained.code(), trained::err);
    }

    private static Result run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(List.of(args).stream().map(Object::toString).toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }

    private static String whereTheReportIs() {
        return "The report is " + results.resolve("report.html") + ", with tables and charts beside it.\n";
    }

    @Test
    void everyWayToTheFilesOfTensorBoardGivesTheSameBytes() throws Exception {
        Path events = results.resolve("tensorboard");
        assertTrue(trained.err().endsWith("For TensorBoard: tensorboard --logdir " + events + "\n"), trained.err());
        SortedMap<String, String> written = Program.files(events);
        assertEquals(EVENT_FILES, List.copyOf(written.keySet()));
        Path other = folder.resolve("elsewhere/a/b");
        assertEquals(0, run("report", results, "--tensorboard=" + other).code());
        assertEquals(written, Program.files(other));
        // A run whose trials are there already.
        Path again = folder.resolve("again");
        assertEquals(
                0,
                run("run", file, "--results", folder.resolve("results"), "--tensorboard=" + again)
                        .code());
        assertEquals(written, Program.files(again));
    }

    @Test
    void filesOfOthersAreNoticedBeforeAnythingIsTrained() throws Exception {
        Path foreign = folder.resolve("tb/control/seed-2/events.out.tfevents.0.dropwhere");
        Files.createDirectories(folder.resolve("tb/control/seed-2"));
        Files.writeString(foreign, "of somebody else");
        assertEquals(
                new Result(2, "", foreign + " is not as this program wrote it and is left alone. Move it away.\n"),
                run("run", file, "--results", folder.resolve("untrained"), "--tensorboard=" + folder.resolve("tb")));
        assertFalse(Files.exists(folder.resolve("untrained/tiny/trials")));
    }

    @Test
    void aPathWithASpaceIsQuotedInTheCommandToLookAtIt() {
        Path spaced = folder.resolve("a b/tb");
        Result reported = run("report", results, "--tensorboard=" + spaced);
        assertEquals(
                new Result(
                        0,
                        trained.out(),
                        whereTheReportIs() + "For TensorBoard: tensorboard --logdir \"" + spaced + "\"\n"),
                reported);
    }

    @Test
    void anEmptyFolderIsRefused() {
        assertEquals("""
                Invalid value for option '--tensorboard': it is empty; give the path of a folder
                Try: dropwhere run --help
                """, run("run", "x.yaml", "--tensorboard=").err());
    }

    @Test
    void whatMlflowHasIsNotLoggedAgain() {
        // Two seeds of three variants, and the report.
        assertEquals(
                new Result(
                        0,
                        trained.out(),
                        whereTheReportIs() + "MLflow in " + folder.resolve("mlruns") + " has 7 new runs.\n"),
                run("report", results, "--mlflow", folder.resolve("mlruns")));
        assertEquals(
                new Result(
                        0,
                        trained.out(),
                        whereTheReportIs() + "MLflow in " + folder.resolve("mlruns")
                                + " has 0 new runs, 7 as before.\n"),
                run("report", results, "--mlflow", folder.resolve("mlruns")));
    }

    @Test
    void theMessageNamesTheServer() {
        assertEquals(
                "MLflow at http://127.0.0.1:5000 has 1 new run.", Messages.logged("http://127.0.0.1:5000", 1, 0, 0));
        assertEquals("MLflow in \"my runs\" has 1 new run.", Messages.logged("my runs", 1, 0, 0));
    }

    @Test
    void theReportIsThereWhateverMlflowDoes() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Files.delete(results.resolve("report.html"));
        assertEquals(
                new Result(
                        5,
                        trained.out(),
                        whereTheReportIs() + "The MLflow server at http://127.0.0.1:" + free
                                + " cannot be reached for experiments/get-by-name: nobody accepts a connection there.\n"),
                run("report", results, "--mlflow", "http://127.0.0.1:" + free));
        assertTrue(Files.exists(results.resolve("report.html")));
    }

    @Test
    void aPlaceThatMlflowCannotBeAtIsNoticedBeforeAReportIsMade() {
        assertEquals(
                new Result(
                        2,
                        "",
                        "The option --mlflow knows no place that begins with \"ftp:\"; give http:// or https:// and the"
                                + " server's address, or the path of a folder such as mlruns.\n"),
                run("report", folder.resolve("nowhere"), "--mlflow", "ftp://x"));
        assertEquals(
                new Result(
                        2,
                        "",
                        "The option --mlflow has \"127.0.0.1:5000\", which is no folder that is there, and looks like the"
                                + " address of a server; did you mean http://127.0.0.1:5000?\n"),
                run("report", folder.resolve("nowhere"), "--mlflow", "127.0.0.1:5000"));
        assertEquals(
                new Result(
                        2,
                        "",
                        "The address of --mlflow has the port 99999, and none is above 65535; give http:// or https:// and"
                                + " the server's address, or the path of a folder such as mlruns.\n"),
                run("report", folder.resolve("nowhere"), "--mlflow", "http://127.0.0.1:99999"));
    }
}
