package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RelativePathTest {
    @TempDir
    private Path folder;

    @Test
    void leadsFromAFolderToAFileBesideOrAboveIt() throws IOException {
        Path results = Files.createDirectories(folder.resolve("results/x"));
        assertEquals("../../data/a.csv", text(results, folder.resolve("data/a.csv")));
        assertEquals("a.csv", text(results, results.resolve("a.csv")));
        assertEquals("../../data/a.csv", text(folder.resolve("results/../results/x"), folder.resolve("./data/a.csv")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // Links need a privilege there.
    void leadsThroughNoLinkBeyondWhichDotsLeadElsewhere() throws IOException {
        Path real = Files.createDirectories(folder.resolve("deep/down/results"));
        Path link = Files.createSymbolicLink(folder.resolve("results"), real);
        assertEquals("../../../a.csv", text(link, folder.resolve("a.csv")));
    }

    @Test
    void isTheWholePathWhereNoFolderIsInCommon() {
        Path file = folder.toAbsolutePath().getRoot().resolve("no-such-top/a.csv");
        Path path = RelativePath.of(folder, file);
        assertTrue(path.isAbsolute());
        assertEquals(file, path);
    }

    private static String text(Path from, Path file) {
        return RelativePath.text(RelativePath.of(from, file));
    }
}
