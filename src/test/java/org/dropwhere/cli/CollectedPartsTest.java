package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts that were trained at different depths, so that they name files of data differently, and carried together. */
class CollectedPartsTest {
    private static final String ONE = "/collect/txt-part-1-of-2";
    private static final String TWO = "/collect/txt-part-2-of-2";

    @TempDir
    private Path folder;

    private PartRuns parts = new PartRuns(Path.of(""));

    @BeforeEach
    void writeExperiment() throws Exception {
        parts = new PartRuns(folder);
        Files.createDirectories(folder.resolve("data"));
        StringBuilder lines = new StringBuilder("label,tokens\n");
        for (int i = 0; i < 20; i++) {
            lines.append(i % 2)
                    .append(i % 3 == 0 ? ",so good " : ",never again ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("data/all.csv"), lines);
        Tiny.write(folder, "txt", """
                data: {file: data/all.csv, words: {}, split: {validation: 0.2, test: 0.2}}
                model: {embedding: 2, units: 2}
                training: {epochs: 1}
                seeds: 3
                variants: {control: {}, drop: {after-embedding: 0.5}}
                """);
    }

    private void trainAndCollect(int part, String results) throws Exception {
        parts.succeed("run", "/txt.yaml", "--results", results, "--part", part + "/2");
        Files.createDirectories(parts.path("/collect"));
        String name = "/txt-part-" + part + "-of-2";
        Files.move(parts.path(results + name), parts.path("/collect" + name));
    }

    private SortedMap<String, String> whole() throws Exception {
        parts.succeed("run", "/txt.yaml", "--results", "/whole");
        return parts.files("/whole/txt");
    }

    @ParameterizedTest
    @CsvSource({
        "/c2/x," + ONE + "," + TWO,
        "/c2/x," + TWO + "," + ONE,
        "/c2/x/y," + ONE + "," + TWO,
        "/c2/x/y," + TWO + "," + ONE
    })
    void partsOfOtherDepthsAreNamedByTheOneThatFindsTheFiles(String results, String first, String second)
            throws Exception {
        trainAndCollect(1, "/c1");
        trainAndCollect(2, results);
        parts.succeed("merge", first, second, "--into", "/collect/txt");
        assertEquals(whole(), parts.files("/collect/txt"));
    }

    @Test
    void theFolderToMergeIntoKnowsTheFilesThatAPartDoesNotFind() throws Exception {
        trainAndCollect(1, "/c1");
        trainAndCollect(2, "/c2/x/y");
        assertEquals(3, parts.run("merge", ONE, "--into", "/collect/txt").code());
        parts.succeed("merge", TWO, "--into", "/collect/txt");
        assertEquals(whole(), parts.files("/collect/txt"));
    }

    @Test
    void whereNoFolderFindsTheFilesNothingIsWritten() throws Exception {
        trainAndCollect(2, "/c2/x/y/z/0/1/2/3/4/5/6/7/8/9");
        Result refused = parts.run("merge", TWO, "--into", "/collect/txt");
        assertEquals(2, refused.code());
        assertTrue(refused.err().startsWith("/collect/txt has no folder in common with "), refused.err());
        assertTrue(Files.notExists(parts.path("/collect/txt")));
    }
}
