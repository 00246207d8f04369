package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final SortedMap<String, byte[]> OLD =
            files("old", "report.html", "tables/summary.csv", "charts/loss.svg", "charts/heat-map.svg");
    private static final SortedMap<String, byte[]> NEW =
            files("new", "report.html", "tables/summary.csv", "tables/epochs.csv", "charts/loss.svg");

    @TempDir
    private Path folder;

    /** Nothing that follows is done any more, as when the process is killed. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void whateverIsKilledWheneverAllIsOldOrAllIsNewAfterTheNextCommand() throws IOException {
        Set<Object> outcomes = new HashSet<>();
        boolean killed = true;
        for (int kill = 0; killed; kill++) {
            Path place = withOld(String.valueOf(kill));
            killed = killed(place, kill, root -> {
                try (ReportFiles files = ReportFiles.open(root)) {
                    files.replace(NEW, List.of());
                }
            });
            // The next commands are killed too, each a little later than the one before.
            boolean again = true;
            for (int next = 0; again; next += 2) {
                again = killed(place, next, root -> ReportFiles.open(root).close());
            }
            outcomes.add(oldOrNew(place));
        }
        assertEquals(Set.of("old", "new"), outcomes);
    }

    @Test
    void whateverFailsWheneverAllIsOldOrAllIsNewAfterTheNextCommand() throws IOException {
        Set<Object> outcomes = new HashSet<>();
        boolean failed = true;
        for (int fail = 0; failed; fail++) {
            Path place = withOld(String.valueOf(fail));
            int[] uses = {fail};
            Path faulty = FaultyFileSystem.path(place, (operation, path) -> {
                if (uses[0]-- == 0) {
                    throw new FileSystemException(path.toString(), null, "No space left on device");
                }
            });
            try {
                try (ReportFiles files = ReportFiles.open(OwnFolder.of(faulty))) {
                    files.replace(NEW, List.of());
                }
                // Closing may fail without harm.
                failed = uses[0] < 0;
            } catch (EnvironmentFailure e) {
                assertEquals(1, e.sentences().size());
                assertTrue(e.sentences().get(0).endsWith(": No space left on device."), e.toString());
            }
            ReportFiles.open(OwnFolder.of(place)).close();
            outcomes.add(oldOrNew(place));
        }
        assertEquals(Set.of("old", "new"), outcomes);
    }

    @Test
    void aSecondCommandWaitsForTheFirst() throws Exception {
        Path place = withOld("place");
        try (ReportFiles first = ReportFiles.open(OwnFolder.of(place))) {
            // Within one process the system would not let it wait.
            BadInput refused = assertThrows(BadInput.class, () -> ReportFiles.open(OwnFolder.of(place)));
            assertTrue(refused.sentences().get(0).startsWith(place + " is in use by process "), refused.toString());
            first.replace(NEW, List.of());
        }
        assertEquals("new", oldOrNew(place));
    }

    @Test
    void replacesNoFileThatWasChangedOrIsAnotherS() throws IOException {
        for (String name : List.of("report.html", "tables/summary.csv", "charts/loss.svg", "tables/epochs.csv")) {
            Path place = withOld(name.replace('/', '-'));
            Files.writeString(place.resolve(name), "mine");
            SortedMap<String, String> before = read(place);
            try (ReportFiles files = ReportFiles.open(OwnFolder.of(place))) {
                BadInput refused = assertThrows(BadInput.class, () -> files.replace(NEW, List.of()));
                assertEquals(
                        List.of(place.resolve(name) + " is not as this program wrote it and is left alone."
                                + " Move it away."),
                        refused.sentences());
            }
            assertEquals(before, read(place));
        }
    }

    @Test
    void anOldChartThatWasChangedStays() throws IOException {
        Path place = withOld("place");
        Files.writeString(place.resolve("charts/heat-map.svg"), "mine");
        try (ReportFiles files = ReportFiles.open(OwnFolder.of(place))) {
            files.replace(NEW, List.of());
        }
        assertEquals("mine", Files.readString(place.resolve("charts/heat-map.svg")));
    }

    @Test
    void replacesAnEmptyFileAndOneThatIsMissing() throws IOException {
        Path place = withOld("place");
        Files.writeString(place.resolve("tables/summary.csv"), "");
        Files.delete(place.resolve("report.html"));
        try (ReportFiles files = ReportFiles.open(OwnFolder.of(place))) {
            files.replace(NEW, List.of());
        }
        assertEquals("new", oldOrNew(place));
    }

    /** What the program wrote before it kept account of it is known by its form. */
    @Test
    void replacesFilesOfEarlierVersionsButNoOthers() throws IOException {
        Path place = Files.createDirectories(folder.resolve("place"));
        Files.createDirectories(place.resolve("tables"));
        Files.createDirectories(place.resolve("charts"));
        Files.writeString(
                place.resolve("report.html"),
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"/><title>t - Dropwhere</title>");
        Files.writeString(place.resolve("tables/summary.csv"), "variant,rate,metric,n,failed,mean,sd,ci95_low\n");
        Files.writeString(
                place.resolve("tables/epochs.csv"), "variant,seed,trial,epoch,loss,train_loss,train_accuracy,x\n");
        String svg = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
                + "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\" height=\"542px\" version=\"1.1\""
                + " viewBox=\"0 0 1000 542\" width=\"1000px\" x=\"0px\">\n";
        Files.writeString(place.resolve("charts/loss.svg"), svg);
        Files.writeString(place.resolve("charts/heat-map.svg"), svg);
        Files.writeString(place.resolve("charts/sweep.svg"), "mine");
        try (ReportFiles files = ReportFiles.open(OwnFolder.of(place))) {
            files.replace(NEW, List.of("charts/heat-map.svg", "charts/sweep.svg", "charts/loss.svg"));
        }
        assertEquals("mine", Files.readString(place.resolve("charts/sweep.svg")));
        Files.delete(place.resolve("charts/sweep.svg"));
        Files.writeString(place.resolve("charts/mine.png"), "mine");
        assertEquals("new", oldOrNew(place));
    }

    @Test
    void anAccountThatSomebodyHasChangedIsRefused() throws IOException {
        Path place = withOld("place");
        Path account = place.resolve("files.sha256");
        Files.writeString(account, "0".repeat(64) + "  ../../precious\n");
        try (ReportFiles files = ReportFiles.open(OwnFolder.of(place))) {
            BadInput refused = assertThrows(BadInput.class, () -> files.replace(NEW, List.of()));
            assertEquals(
                    List.of(account + " is not as this program wrote it: the checksum at its end is missing."
                            + " Move it away."),
                    refused.sentences());
            Files.writeString(account, TrailingChecksum.COMMENT.close(Files.readString(account)));
            assertEquals(
                    List.of(account
                            + " is not as this program wrote it: a line of it is no checksum and name of a file."
                            + " Move it away."),
                    assertThrows(BadInput.class, () -> files.replace(NEW, List.of()))
                            .sentences());
        }
    }

    private interface Command {
        void on(OwnFolder root);
    }

    private static boolean killed(Path place, int after, Command command) throws IOException {
        int[] uses = {after};
        Path faulty = FaultyFileSystem.path(place, (operation, path) -> {
            if (uses[0]-- <= 0) {
                throw new Killed();
            }
        });
        try (FileSystem process = faulty.getFileSystem()) {
            assertTrue(process.isOpen());
            command.on(OwnFolder.of(faulty));
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private Path withOld(String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        try (ReportFiles files = ReportFiles.open(OwnFolder.of(place))) {
            files.replace(OLD, List.of());
        }
        Files.writeString(place.resolve("charts/mine.png"), "mine");
        return place;
    }

    private static SortedMap<String, byte[]> files(String content, String... names) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String name : names) {
            files.put(name, (content + " " + name).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    /** Fails if it is neither, or anything is left of the way there. */
    private static String oldOrNew(Path place) throws IOException {
        SortedMap<String, String> there = read(place);
        boolean old = there.getOrDefault("report.html", "").startsWith("old");
        assertEquals(expected(old ? OLD : NEW), there);
        return old ? "old" : "new";
    }

    private static SortedMap<String, String> expected(Map<String, byte[]> files) {
        SortedMap<String, String> expected = new TreeMap<>();
        files.forEach((name, bytes) -> expected.put(name, new String(bytes, StandardCharsets.UTF_8)));
        expected.put("charts/mine.png", "mine");
        expected.put(
                "files.sha256", new String(ManifestCodec.INSTANCE.write(Manifest.of(files)), StandardCharsets.UTF_8));
        return expected;
    }

    private static SortedMap<String, String> read(Path place) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(place.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        files.remove(".dropwhere-report.lock");
        return files;
    }
}
