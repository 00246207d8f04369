package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole program says of variants whose truth is known. */
class VerdictTest {
    private static final String TWICE = """
            variants:
              once: {after-embedding: 0.25}
              again: {after-embedding: 0.25}
            equivalence: {accuracy: 0.02}
            """;

    @TempDir
    private Path folder;

    private Result run(String more, String... options) throws Exception {
        Tiny.write(folder, "twice", Tiny.SETTINGS + more + TWICE);
        String[] command = {"run", "twice.yaml", "--quiet"};
        String[] all = Arrays.copyOf(command, command.length + options.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        Result result = Program.in(folder).run(all);
        assertEquals(0, result.code(), result.err());
        return result;
    }

    private static String paragraphs(Result result) {
        return result.out().replaceAll("(?<!\n)\n(?!\n)", " ");
    }

    /** The differences of all metrics, as the table has them. */
    private List<String> differences() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("results/twice/tables/comparisons.csv"));
        int column = List.of(lines.get(0).split(",", -1)).indexOf("difference");
        return lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
    }

    @Test
    void theSameVariantTwiceIsIdenticalInEveryMetric() throws Exception {
        Result result = run("seeds: 5\n");
        assertTrue(
                paragraphs(result)
                        .contains(
                                "again and once are identical: they are the same model and share their trials, so that"
                                        + " every difference is exactly 0."),
                result.out());
        assertTrue(differences().size() >= 5);
        assertTrue(
                differences().stream().allMatch("0.000000"::equals),
                differences().toString());
    }

    @Test
    void withIndependentSeedsItDiffersAndThatIsNotCalledADifference() throws Exception {
        Result result = run("seeds: 5\nindependent-seeds: true\n");
        assertTrue(differences().stream().anyMatch(difference -> !difference.equals("0.000000")));
        assertTrue(
                paragraphs(result)
                        .matches(
                                "(?s).*(5 seeds do not tell whether again and once differ|again and once are equivalent"
                                        + "|othing is shown to have been learnt, so again and once cannot be compared).*"),
                result.out());
        Result plan = Program.in(folder).run("plan", "twice.yaml");
        assertTrue(plan.out().contains("The same model, with seeds of their own: once = again"), plan.out());
    }

    @Test
    void seedsThatAreAddedAfterLookingAreToldUnlessTheyWereDeclared() throws Exception {
        run("seeds: 3\n");
        assertTrue(paragraphs(run("seeds: 4\n")).contains("The results of seeds 1 to 3 had been seen before"));
        assertTrue(paragraphs(run("seeds: [5, 6, 7]\n"))
                .contains("The results of seeds 1 to 3 and of seeds 1 to 4 had been seen before"));
        assertEquals(
                List.of("seeds,at_most,spending,arms", "1 2 3,,", "1 2 3 4,,", "5 6 7,,"),
                Files.readAllLines(folder.resolve("results/twice/looks.csv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.replaceAll(",[0-9a-f]{16}$", ""))
                        .toList());
        assertTrue(paragraphs(run("seeds: {first: 3, at-most: 6}\n", "--results", "declared"))
                .contains("Seeds may be added up to 6, as declared: at this look, at 3,"));
        assertTrue(paragraphs(run("seeds: {first: 3, at-most: 6}\n", "--results", "declared", "--seeds", "4"))
                .contains("Seeds may be added up to 6, as declared: at this look, at 4,"));
        String changed = "seeds: {first: 3, at-most: 6, spending: pocock}\n";
        assertTrue(paragraphs(run(changed, "--results", "declared", "--seeds", "5"))
                .contains(
                        "The results of seeds 1 to 3 and of seeds 1 to 4 had been seen before the spending was changed"
                                + " to pocock: intervals are no longer 95 % intervals"));
    }

    /** The level of such a look is below every number that there is. */
    @Test
    void aLookLongBeforeItsMaximumLeavesOutWhatItCannotFind() throws Exception {
        String text = paragraphs(run("seeds: {first: 5, at-most: 1474}\nindependent-seeds: true\n"));
        assertTrue(text.contains("intervals are left out"), text);
        assertTrue(text.contains("Nothing can be claimed at this look, whatever the seeds say, only from "), text);
        assertFalse(text.contains("more seed"), text);
    }
}
