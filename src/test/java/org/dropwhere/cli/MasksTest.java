package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MasksTest {
    private static final String ALL_SITES = """
            variants:
              all:
                word-type: 0.1
                token: 0.1
                after-embedding: 0.25
                lstm-input: {rate: 0.5, gates: per-gate}
                lstm-recurrent: {rate: 0.5, gates: per-gate, time: per-step}
                recurrent-weights: 0.3
                gate-outputs: {rate: 0.2, time: per-frame}
                candidate: 0.2
                cell: 0.2
                zoneout: {cell: 0.5, hidden: 0.05}
                after-lstm: 0.4
            """;

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongAtAnySite() throws Exception {
        Tiny.write(folder, "all", Tiny.SETTINGS + "seeds: [4]\n" + ALL_SITES);
        Result result = Program.in(folder).run("masks", "all.yaml", "--format", "csv", "--svg", "pictures");

        assertEquals(0, result.code(), result.out() + result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals("variant,site,what,promised,measured,95 % from,to,verdict", lines.get(0));
        assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("all,") && line.endsWith(",ok")));
        Set<String> sites =
                lines.stream().skip(1).map(line -> line.split(",", -1)[1]).collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "word-type",
                        "token",
                        "after-embedding",
                        "lstm-input",
                        "lstm-recurrent",
                        "recurrent-weights",
                        "gate-outputs",
                        "candidate",
                        "cell",
                        "zoneout.cell",
                        "zoneout.hidden",
                        "after-lstm"),
                sites);
        assertTrue(lines.contains("all,gate-outputs,over features,the same,the same,,,ok"), result.out());
        assertTrue(lines.contains("all,lstm-recurrent,over time,drawn anew,drawn anew,,,ok"), result.out());
        assertEquals(List.of("12 pictures in pictures", "All masks are as promised."), result.errLines());
        assertEquals(
                sites.stream().map(site -> "all-" + site + ".svg").collect(Collectors.toSet()),
                Program.files(folder.resolve("pictures")).keySet());
    }

    @Test
    void saysTheSameAgain() throws Exception {
        Tiny.write(folder);
        Result first = Program.in(folder).run("masks", "tiny.yaml", "--svg", "a");

        assertEquals(0, first.code(), first.err());
        assertTrue(first.out().contains("no dropout"), first.out());
        assertTrue(first.out().contains("in-keras-words = by-site"), first.out());
        assertEquals(
                first.out(),
                Program.in(folder).run("masks", "tiny.yaml", "--svg", "b").out());
        assertEquals(Program.files(folder.resolve("a")), Program.files(folder.resolve("b")));
        assertNotEquals(
                first.out(),
                Program.in(folder).run("masks", "tiny.yaml", "--seed", "9").out());
    }

    @Test
    void looksAtOneVariant() throws Exception {
        Tiny.write(folder);
        Result result = Program.in(folder).run("masks", "tiny.yaml", "--variant", "control", "--format", "csv");

        assertEquals(
                new Result(
                        0,
                        "variant,site,what,promised,measured,95 % from,to,verdict\ncontrol,no dropout,,,,,,\n",
                        "All masks are as promised.\n"),
                result);
    }

    /** A variant's masks do not depend on what else is looked at. */
    @Test
    void looksAtTheMasksOfAVariantWithSeedsOfItsOwn() throws Exception {
        Tiny.write(folder, "own", Tiny.SETTINGS + """
                seeds: 2
                independent-seeds: true
                variants: {first: {cell: 0.5}, second: {cell: 0.5}}
                """);
        List<String> both = Program.in(folder)
                .run("masks", "own.yaml", "--format", "csv")
                .out()
                .lines()
                .toList();
        Result second = Program.in(folder).run("masks", "own.yaml", "--variant", "second", "--format", "csv");

        List<String> ofSecond =
                both.stream().filter(line -> line.startsWith("second,")).toList();
        assertEquals(ofSecond, second.out().lines().skip(1).toList());
        assertNotEquals(
                both.stream()
                        .filter(line -> line.startsWith("first,cell,rate"))
                        .findFirst()
                        .orElseThrow()
                        .replace("first", "second"),
                ofSecond.get(0));
    }

    @Test
    void looksAtEveryPointOfASweep() throws Exception {
        Tiny.write(folder, "sweep", Tiny.SETTINGS + """
                seeds: 2
                variants: {drop: {after-embedding: 0.1}}
                sweep: {grid: {variants.drop.after-embedding: [0, 0.1, 0.5], training.epochs: [1, 2]}}
                """);
        Result result = Program.in(folder).run("masks", "sweep.yaml", "--svg", "pictures", "--format", "csv");

        assertEquals(0, result.code(), result.err());
        assertEquals(
                6,
                result.out()
                        .lines()
                        .filter(line -> line.contains(",rate,") || line.contains("no dropout"))
                        .count());
        assertEquals(
                Set.of(
                        "drop-1-after-embedding.svg",
                        "drop-2-after-embedding.svg",
                        "drop-3-after-embedding.svg",
                        "drop-4-after-embedding.svg"),
                Program.files(folder.resolve("pictures")).keySet());
    }

    /** A mutant of the program that draws the same masks for all batches of an epoch. */
    @Test
    void endsWithCode3IfMasksAreWrong() throws Exception {
        Path source = Path.of("src/main/java/org/dropwhere/dropout/RandomMasks.java");
        String right = Files.readString(source);
        String wrong = right.replace(".at(epoch).at(batch)", ".at(epoch)");
        assertNotEquals(right, wrong);
        Path mutant = Files.writeString(folder.resolve("RandomMasks.java"), wrong);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        Program.testClassPath(),
                        "-d",
                        classes.toString(),
                        mutant.toString());
        assertEquals(0, compiled);
        Tiny.write(folder, "wrong", Tiny.SETTINGS + "seeds: 1\nvariants: {drop: {cell: 0.5}}\n");

        Result result = Program.in(folder).withClasses(classes).run("masks", "wrong.yaml", "--format", "csv");

        assertEquals(3, result.code(), result.err());
        assertEquals(
                List.of("drop,cell,over batches,drawn anew,partly the same,,,wrong"),
                result.out().lines().filter(line -> line.endsWith(",wrong")).toList());
        assertEquals("1 promise of masks not kept.\n", result.err());
    }

    @Test
    void saysThatThereIsNoSuchVariant() throws Exception {
        Tiny.write(folder);

        assertEquals(
                new Result(
                        2,
                        "",
                        "There is no variant \"by-sit\"; there are control, in-keras-words and by-site; did you mean by-site?\n"),
                Program.in(folder).run("masks", "tiny.yaml", "--variant", "by-sit"));
    }

    @Test
    void saysWhatIsInTheWayOfItsPictures() throws Exception {
        Tiny.write(folder);
        Files.writeString(folder.resolve("taken"), "mine");
        Result result = Program.in(folder).run("masks", "tiny.yaml", "--svg", "taken");

        assertEquals(new Result(2, "", "Cannot write taken: taken is a file, not a folder.\n"), result);
    }
}
