package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others have put into a results folder, and what cannot be read there. */
class ForeignFilesTest {
    private static final Plan PLAN = plan();
    private static final Trial TRIAL = PLAN.trials().get(0);
    private static final String YAML = "name: hand-made\n";

    /** With the ids that its trials would have. */
    private static Plan plan() {
        Plan plan = HandMade.plan(1, "control");
        return new Plan(
                plan.experiment(),
                plan.overrides(),
                plan.runs().stream()
                        .map(run -> new PlannedRun(
                                run.arm(), run.seed(), Trial.of(run.trial().description(), NumericVersion.CURRENT)))
                        .toList());
    }

    @TempDir
    private Path results;

    private Path place;
    private Path precious;

    /** A trial has ended, and there is a report. */
    @BeforeEach
    void fill() throws IOException {
        ResultsFolder folder = HandMade.folder(results, "hand-made");
        place = folder.path();
        folder.writePlan(PLAN);
        folder.writeExperiment(YAML);
        folder.store(TRIAL, HandMade.finished(0.5), HandMade.PROVENANCE);
        try (ReportFiles files = folder.reportFiles()) {
            SortedMap<String, byte[]> written = new TreeMap<>();
            for (String name : List.of("report.html", "tables/summary.csv", "charts/loss.svg")) {
                written.put(name, name.getBytes(StandardCharsets.UTF_8));
            }
            files.replace(written, List.of());
        }
        precious = Files.createDirectory(results.resolve("precious"));
        Files.writeString(precious.resolve("file"), "precious");
    }

    /** What a run does before it trains. */
    private static void begin(Path place) {
        ResultsFolder folder = ResultsFolder.at(place);
        try (FolderLock lock = folder.lock("1 since 2026-01-01T00:00:00Z")) {
            lock.check();
            folder.requireOwnFiles(YAML);
            Report.requireOwnFiles(folder);
            folder.takeOver(PLAN);
            folder.writePlan(PLAN);
            folder.writeExperiment(YAML);
        }
    }

    @ParameterizedTest
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links take rights there")
    @ValueSource(
            strings = {
                "lock",
                "plan.yaml",
                "experiment.yaml",
                "looks.csv",
                "vocabulary.txt",
                "vocabulary-0123abcd.txt",
                "report.html",
                "files.sha256",
                "tables",
                "tables/summary.csv",
                "tables/epochs.md",
                "charts",
                "charts/loss.svg",
                "charts/heat-map.png",
                "trials",
                "trials/ID",
                "trials/ID/trial.json",
                "trials/ID/epochs.csv",
                "trials/ID/checkpoint.bin",
                "trials/ID/failure.log",
                ".dropwhere-report.lock",
                ".dropwhere-report.new",
                ".dropwhere-report.ready"
            })
    void nothingIsFollowedOrOpenedThatIsNoFileOrFolder(String name) throws IOException {
        Path entry = place.resolve(name.replace("ID", TRIAL.id()));
        for (Path target :
                List.of(precious, precious.resolve("file"), results.resolve("nowhere"), entry.toAbsolutePath())) {
            Path moved = moveAway(entry);
            Files.createSymbolicLink(entry, target);
            assertRefused(entry + " is a symbolic link, and in a results folder none is followed. Move it away.");
            assertTrue(Files.isSymbolicLink(entry));
            Files.delete(entry);
            moveBack(moved, entry);
        }
        Path moved = moveAway(entry);
        // Its path would be too long for the system.
        Path socket = Files.createTempDirectory("s").resolve("s");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.move(socket, entry);
            assertRefused(entry + " is neither a file nor a folder but a pipe, a socket or a device, and is not opened."
                    + " Move it away.");
        }
        Files.delete(entry);
        moveBack(moved, entry);
        Files.delete(socket.getParent());
        begin(place);
        assertEquals("precious", Files.readString(precious.resolve("file")));
        try (Stream<Path> files = Files.list(precious)) {
            assertEquals(1, files.count());
        }
    }

    private Path moveAway(Path entry) throws IOException {
        Path moved = results.resolve("moved");
        if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(entry, moved);
        }
        return moved;
    }

    private static void moveBack(Path moved, Path entry) throws IOException {
        if (Files.exists(moved)) {
            Files.move(moved, entry);
        }
    }

    private void assertRefused(String sentence) throws IOException {
        SortedMap<String, String> before = read();
        BadInput refused = assertThrows(BadInput.class, () -> begin(place));
        assertEquals(List.of(sentence), refused.sentences());
        assertEquals(before, read());
    }

    private SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(place.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links take rights there")
    void theExperimentsFolderItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(results.resolve("link"), place);
        begin(link);
        assertTrue(Files.isSymbolicLink(link));
        Path dangling = Files.createSymbolicLink(results.resolve("dangling"), results.resolve("nowhere"));
        BadInput refused = assertThrows(BadInput.class, () -> begin(dangling));
        assertEquals(
                List.of("Cannot write " + dangling.resolve("lock") + ": " + dangling
                        + " is a link that leads nowhere."),
                refused.sentences());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "hard links take rights there")
    void anotherNameOfAFileKeepsItsContent() throws IOException {
        for (String name : List.of("plan.yaml", "experiment.yaml", "lock")) {
            Path other = results.resolve("other");
            if (name.equals("lock")) {
                Files.createFile(other);
            } else {
                Files.move(place.resolve(name), other);
            }
            Files.createLink(place.resolve(name), other);
            String before = Files.readString(other);
            begin(place);
            assertEquals(before, Files.readString(other));
            Files.delete(other);
        }
    }

    /** A folder that is the user's own, as with {@code --results .}, and not yet the program's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan.yaml",
                "experiment.yaml",
                "looks.csv",
                "vocabulary.txt",
                "vocabulary-0123abcd.txt",
                "report.html",
                "tables/summary.csv",
                "tables/comparisons.md",
                "charts/loss.svg",
                "charts/accuracy.png",
                "lock",
                "files.sha256"
            })
    void filesOfOthersAreLeftAlone(String name) throws IOException {
        place = results.resolve("project");
        Files.createDirectories(place.resolve(name).getParent());
        Files.writeString(place.resolve(name), "# my notes\nname: project\n");
        SortedMap<String, String> before = read();
        BadInput refused = assertThrows(BadInput.class, () -> begin(place));
        assertEquals(1, refused.sentences().size());
        assertTrue(refused.sentences().get(0).startsWith(place.resolve(name) + " is not "), refused.toString());
        assertEquals(before, read());
    }

    @Test
    void whatOnlyLooksHalfWrittenStays() throws IOException {
        List<String> others =
                List.of(".mine.part", "notes/.mine.part", "trials/.mine.part", "charts/.plan.yaml.1-1.part");
        for (String name : others) {
            Files.createDirectories(place.resolve(name).getParent());
            Files.writeString(place.resolve(name), "mine");
        }
        Files.writeString(place.resolve(".plan.yaml.1-1.part"), "half");
        Files.writeString(place.resolve(".data-summary.yaml.1-1.part"), "half");
        Files.writeString(place.resolve(".vocabulary.txt.1-1.part"), "half");
        Files.writeString(place.resolve("trials/" + TRIAL.id() + "/.epochs.csv.1-1.part"), "half");
        begin(place);
        SortedMap<String, String> after = read();
        others.forEach(name -> assertEquals("mine", after.get(name)));
        assertTrue(after.values().stream().noneMatch("half"::equals));
    }

    /** Neither missing nor damaged: nothing is set aside, and nothing is trained again. */
    @ParameterizedTest
    @ValueSource(strings = {"plan.yaml", "looks.csv", "trial.json", "epochs.csv", "checkpoint.bin", "experiment.yaml"})
    void whatCannotBeReadIsLeftAsItIs(String name) throws IOException {
        Path file = place.resolve(
                List.of("trial.json", "epochs.csv", "checkpoint.bin").contains(name)
                        ? "trials/" + TRIAL.id() + "/" + name
                        : name);
        if (name.equals("checkpoint.bin")) {
            // Those of trials that have ended are of no use.
            Files.delete(file.resolveSibling("trial.json"));
            Files.writeString(file, "");
        }
        SortedMap<String, String> before = read();
        Path denied = FaultyFileSystem.path(place, (operation, path) -> {
            if (path.equals(file) && operation.equals("open")) {
                throw new AccessDeniedException(path.toString());
            }
        });
        assertEquals(
                List.of("Cannot read " + file + ": no permission for " + file + "."),
                assertThrows(EnvironmentFailure.class, () -> begin(denied)).sentences());
        assertEquals(before, read());
        Path broken = FaultyFileSystem.path(place, (operation, path) -> {
            if (path.equals(file) && operation.equals("look")) {
                throw new FileSystemException(path.toString(), null, "Input/output error");
            }
        });
        assertEquals(
                List.of("Cannot read " + file + ": Input/output error."),
                assertThrows(EnvironmentFailure.class, () -> begin(broken)).sentences());
        assertEquals(before, read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost+found", "trials/lost+found", "charts/lost+found", "tables/lost+found"})
    void aFolderOfOthersThatCannotBeReadIsNoMatter(String name) throws IOException {
        Path lost = Files.createDirectory(place.resolve(name));
        begin(FaultyFileSystem.path(place, (operation, path) -> {
            if (path.startsWith(lost) && (!operation.equals("look") || !path.equals(lost))) {
                throw new AccessDeniedException(path.toString());
            }
        }));
    }

    @Test
    void aLockThatNobodyCanReadIsNotAskedForEver() throws IOException {
        Path lock = place.resolve("lock");
        Path broken = FaultyFileSystem.path(place, (operation, path) -> {
            if (path.equals(lock) && operation.equals("look")) {
                throw new FileSystemException(path.toString(), null, "Stale file handle");
            }
        });
        assertEquals(
                List.of("Cannot read " + lock + ": Stale file handle."),
                assertThrows(EnvironmentFailure.class, () -> begin(broken)).sentences());
    }
}
