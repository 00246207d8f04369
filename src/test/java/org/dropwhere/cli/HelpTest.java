package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private static final String EXIT_CODES = """

            Exit codes:
              0     done
              1     unexpected failure; a log file has the details
              2     bad input: arguments, an experiment, a file or a folder
              3     trials failed, are missing or came out differently, or masks are wrong
              4     the report lacks parts that could not be made; it names them
              5     the disk, a permission or another program is in the way
              130   interrupted, as by Ctrl-C
              143   terminated, as by kill
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--help,Usage: dropwhere [OPTIONS] COMMAND",
        "help,Usage: dropwhere [OPTIONS] COMMAND",
        "help run,Usage: dropwhere run [OPTIONS] FILE",
        "run --help,Usage: dropwhere run [OPTIONS] FILE",
        "plan -h,Usage: dropwhere plan [OPTIONS] FILE",
        "report --help,Usage: dropwhere report [OPTIONS] FOLDER",
        "compare --help,Usage: dropwhere compare [OPTIONS] FOLDER...",
        "verify --help,Usage: dropwhere verify [OPTIONS] FOLDER",
        "merge --help,Usage: dropwhere merge [OPTIONS] FOLDER... --into DIR",
        "masks --help,Usage: dropwhere masks [OPTIONS] FILE",
        "data --help,Usage: dropwhere data [OPTIONS] FILE --out DIR",
        "import --help,Usage: dropwhere import [OPTIONS] MODEL",
        "doctor --help,Usage: dropwhere doctor [OPTIONS]",
    })
    void tellsUsageAndExitCodesOfEveryCommand(String args, String usage) {
        Result result = run(args.split(" ", -1));
        assertEquals(usage, result.out().lines().findFirst().orElse(""));
        assertTrue(result.out().contains(EXIT_CODES), result.out());
        assertEquals("", result.err());
        assertEquals(0, result.code());
    }

    @Test
    void listsTheCommands() {
        List<String> lines = run("--help").out().lines().toList();
        List<String> commands = lines.subList(lines.indexOf("Commands:") + 1, lines.indexOf("Exit codes:")).stream()
                .filter(line -> line.matches(" {2}\\w.*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertEquals(
                List.of(
                        "run", "search", "plan", "masks", "report", "compare", "verify", "merge", "data", "import",
                        "export", "doctor", "help"),
                commands);
    }

    @Test
    void helpsWithoutTheLibrariesThatTakeLongToLoad() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        Result result =
                Program.in(folder).with("-Xlog:class+load:file=" + loaded).run("--help");
        assertEquals(run("--help"), result);
        String classes = Files.readString(loaded);
        assertTrue(classes.contains("org.dropwhere.cli.Main"));
        for (String library :
                List.of("org.nd4j", "org.deeplearning4j", "org.bytedeco", "tech.tablesaw", "tools.jackson")) {
            assertFalse(classes.contains(library), library);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "run --version"})
    void tellsItsVersion(String args) {
        // The number comes from the jar, which is not there yet.
        assertEquals(new Result(0, "dropwhere development\n", ""), run(args.split(" ", -1)));
    }

    @Test
    void asksForACommand() throws Exception {
        assertEquals(
                new Result(2, "", "No command is given.\nTry: dropwhere --help\n"),
                Program.in(folder).run());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rum x.yaml               | There is no command "rum"; did you mean run?                                      | dropwhere
            rnu x.yaml               | There is no command "rnu"; did you mean run?                                      | dropwhere
            run x --fail-fast=maybe  | The option --fail-fast takes no value; leave out "maybe".                         | dropwhere run
            plan x.yaml --jobs 2     | The option --jobs is for --time, which is not given.                              | dropwhere plan
            frobnicate               | There is no command "frobnicate".                                                 | dropwhere
            -- plan x                | The command plan stands behind "--", after which nothing is a command; leave out "--". | dropwhere
            help verfy               | There is no command "verfy"; did you mean verify?                                  | dropwhere
            --hepl                   | There is no option "--hepl"; did you mean --help?                                 | dropwhere
            run --jbos 2 x.yaml      | There is no option "--jbos"; did you mean --jobs?                                 | dropwhere run
            run -q x.yaml            | There is no option "-q".                                                          | dropwhere run
            run x --jobs 1 --jobs 2  | Option '--jobs' (N) should be specified only once                                 | dropwhere run
            run x.yaml y.yaml        | The argument "y.yaml" is one too many.                                            | dropwhere run
            run                      | Missing required parameter: 'FILE'                                                | dropwhere run
            data x.yaml              | Missing required option: '--out=DIR'                                              | dropwhere data
            data x --out y --seeds 2 | There is no option "--seeds"; did you mean --seed?                                | dropwhere data
            verify                   | Missing required parameter: 'FOLDER'                                              | dropwhere verify
            verify x --sample 0      | Invalid value for option '--sample': "0" is not a whole number from 1 to 10000.   | dropwhere verify
            data x.yaml --seed one   | Invalid value for option '--seed': "one" is not a whole number of at most 64 bits, as seeds are. | dropwhere data
            plan x.yaml --format jsn | Invalid value for option '--format': "jsn" is none of table, markdown, csv and json; did you mean json? | dropwhere plan
            run x.yaml --set         | Missing required parameter for option '--set' (PATH=VALUE)                        | dropwhere run
            run x.yaml --jobs 0      | Invalid value for option '--jobs': "0" is not a whole number from 1 to 10000.     | dropwhere run
            """)
    void answersWrongArgumentsWithASentenceAndWhereToFindHelp(String args, String sentence, String command) {
        assertEquals(new Result(2, "", sentence + "\nTry: " + command + " --help\n"), run(args.split(" ", -1)));
    }

    /** As the program does, in this JVM: a start of its own for each would take most of a minute. */
    private static Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(
                        new VisiblePrinter(new PrintWriter(out, true)), new VisiblePrinter(new PrintWriter(err, true)))
                .execute(args);
        return new Result(code, out.toString(), err.toString());
    }
}
