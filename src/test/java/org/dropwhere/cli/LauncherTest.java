package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real launcher in a folder of its own, with a Maven that only writes a jar and a Java that prints its arguments.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "cat",
            "cut",
            "dirname",
            "find",
            "grep",
            "head",
            "ln",
            "locale",
            "mkdir",
            "ps",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "stty",
            "tail",
            "tr",
            "uname");

    @TempDir
    private Path folder;

    private Path home;
    private Path target;
    private Path jar;
    private Path tools;

    @BeforeEach
    void copyTheLauncher() throws IOException {
        home = Files.createDirectories(folder.resolve("a home: [with] spaces"));
        target = home.resolve("target");
        jar = target.resolve("dropwhere.jar");
        tools = Files.createDirectory(folder.resolve("tools"));
        Files.copy(Path.of("dropwhere"), home.resolve("dropwhere"));
        assertTrue(home.resolve("dropwhere").toFile().setExecutable(true));
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("configs"));
        Files.createFile(home.resolve("configs/experiment.schema.json"));
        Files.createFile(home.resolve("pom.xml"));
        for (String tool : TOOLS) {
            link(tool);
        }
        script("java", "printf '%s\\n' \"$@\"");
        script("mvn", """
                echo build >>"$BUILDS"
                echo half >"$JAR"
                if [ "$MAVEN" = hangs ]; then
                    echo $$ >"$BUILDS.process"
                    echo hanging >&2
                    exec tail -f /dev/null
                fi
                [ "$MAVEN" != fails ] || exit 1
                echo whole >"$JAR"
                """);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buildsOnceHoweverManyFindTheLockOfADeadOwner(boolean flock) throws Exception {
        withFlock(flock);
        Files.createDirectory(target);
        Files.writeString(target.resolve("building"), "process 999999999 on elsewhere\n");
        Files.createSymbolicLink(target.resolve("building.by"), Path.of(host() + "@999999999@1"));
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            starts.add(builder("works", "doctor").redirectErrorStream(true).start());
        }
        for (Process start : starts) {
            String output = Program.all(start.getInputStream());
            assertEquals(0, Program.end(start), output);
            assertFalse(output.contains("process 999999999"), output);
        }
        assertEquals(1, builds());
        assertEquals("whole\n", Files.readString(jar));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWaitingStartNamesTheBuilderAndBuildsWhenThatIsStopped(boolean flock) throws Exception {
        withFlock(flock);
        Process first = hanging();
        Process second = builder("works", "doctor").start();
        String waiting =
                String.valueOf(second.errorReader(StandardCharsets.UTF_8).readLine());
        assertTrue(
                waiting.startsWith(
                        "Waiting for process " + first.pid() + " on " + host() + ", which builds Dropwhere."),
                waiting);
        first.destroy();
        assertEquals(143, Program.end(first));
        assertEquals(0, Program.end(second));
        assertEquals(2, builds());
        assertEquals("whole\n", Files.readString(jar));
    }

    @Test
    void aStoppedBuildLeavesNothing() throws Exception {
        withFlock(true);
        Process start = hanging();
        start.destroy();
        assertEquals(143, Program.end(start));
        assertFalse(Files.exists(jar));
        // It was told to end, and does so in its own time.
        ProcessHandle.of(mavensProcess())
                .ifPresent(
                        maven -> maven.onExit().orTimeout(1, TimeUnit.MINUTES).join());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHalfJarOfAKilledBuildIsBuiltAnew(boolean flock) throws Exception {
        withFlock(flock);
        Process start = hanging();
        start.destroyForcibly().waitFor();
        ProcessHandle maven = ProcessHandle.of(mavensProcess()).orElseThrow();
        maven.destroyForcibly();
        assertEquals("half\n", Files.readString(jar));
        assertEquals(0, run(builder("works", "doctor")).code());
        assertEquals("whole\n", Files.readString(jar));
        assertEquals(2, builds());
    }

    @Test
    void aFailedBuildEndsWithASentenceAndLeavesNoJar() throws Exception {
        withFlock(true);
        Program.Result result = run(builder("fails", "doctor"));
        assertEquals(1, result.code());
        assertTrue(result.err().endsWith("dropwhere: the build failed; the messages above say why.\n"), result.err());
        assertFalse(Files.exists(jar));
    }

    @Test
    void aTargetThatCannotBeWrittenEndsWithASentence() throws Exception {
        withFlock(true);
        Files.createFile(target);
        Program.Result result = run(builder("works", "doctor"));
        assertEquals(1, result.code());
        assertEquals(
                "dropwhere: cannot write to " + target.toRealPath() + ", so nothing can be built there.\n",
                result.err());
    }

    @Test
    void theWrapperBuildsWhereThereIsNoMaven() throws Exception {
        withFlock(true);
        Files.move(tools.resolve("mvn"), home.resolve("mvnw"));
        assertEquals(0, run(builder("works", "doctor")).code());
        assertEquals(1, builds());
    }

    @Test
    void startsThroughLinksFromAnotherFolder() throws Exception {
        withFlock(true);
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(home.getFileName() + "/dropwhere"));
        Path again = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("dw"), link);
        ProcessBuilder builder = builder("works", "doctor", "two words");
        builder.command().set(0, again.toString());
        Program.Result result = run(builder.directory(tools.toFile()));
        assertEquals(0, result.code(), result.err());
        assertEquals(List.of("-jar", jar.toRealPath().toString(), "doctor", "two words"), lastOf(result, 4));
    }

    @Test
    void givesTheJvmTheOptionsOfTheDocumentedVariable() throws Exception {
        withFlock(true);
        ProcessBuilder builder = builder("works", "doctor");
        builder.environment().put("DROPWHERE_JAVA_OPTS", " -Xmx3g\n  -Dstar=*\t");
        Program.Result result = run(builder);
        assertEquals(List.of("-Xmx3g", "-Dstar=*", "-jar"), lastOf(result, 5).subList(0, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "run x.yaml, true",
        "search x.yaml, true",
        "verify results, true",
        "plan x.yaml --time, true",
        "plan --time x.yaml, true",
        "plan run, false",
        "plan x.yaml --set name= run , false",
        "report run, false",
        "data --time, false",
        "help run, false",
        "--help run, true",
        "--version, false",
    })
    void usesTheOptimizingCompilerByTheCommandAlone(String arguments, boolean optimizing) throws Exception {
        withFlock(true);
        Files.createDirectory(target);
        Files.createFile(jar);
        Program.Result result = run(builder("works", arguments.split(" ", -1)));
        assertEquals(optimizing, !result.out().contains("-XX:TieredStopAtLevel=1\n"), result.out());
    }

    /** A start whose Maven has written half a jar and hangs. */
    private Process hanging() throws IOException {
        Process start = builder("hangs", "doctor").start();
        BufferedReader err = start.errorReader(StandardCharsets.UTF_8);
        assertTrue(err.lines().anyMatch("hanging"::equals), "ended before it built");
        return start;
    }

    private ProcessBuilder builder(String maven, String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("dropwhere").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "DROPWHERE_JAVA_OPTS", "MAVEN_OPTS"));
        builder.environment()
                .putAll(Map.of(
                        "PATH", tools.toString(),
                        "MAVEN", maven,
                        "JAR", jar.toString(),
                        "BUILDS", folder.resolve("builds").toString()));
        return builder;
    }

    private static Program.Result run(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        String out = Program.all(process.getInputStream());
        String err = Program.all(process.getErrorStream());
        return new Program.Result(Program.end(process), out, err);
    }

    private static List<String> lastOf(Program.Result result, int count) {
        List<String> lines = result.out().lines().toList();
        return lines.subList(lines.size() - count, lines.size());
    }

    private int builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private long mavensProcess() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("builds.process")).strip());
    }

    private static String host() throws Exception {
        return Program.all(new ProcessBuilder("uname", "-n").start().getInputStream())
                .strip();
    }

    /** Where this machine has no flock, the launcher does without it in either case. */
    private void withFlock(boolean flock) throws IOException {
        if (flock) {
            link("flock");
        }
    }

    private void link(String tool) throws IOException {
        for (String path : Objects.requireNonNull(System.getenv("PATH")).split(File.pathSeparator, -1)) {
            Path file = Path.of(path, tool);
            if (Files.isExecutable(file)) {
                script(tool, "exec '" + file + "' \"$@\"\n");
                return;
            }
        }
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + body);
        assertTrue(file.toFile().setExecutable(true));
    }
}
