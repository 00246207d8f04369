package org.dropwhere.cli;

import static org.dropwhere.cli.PartRuns.ONE;
import static org.dropwhere.cli.PartRuns.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.Renumbered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be merged, or not into the folder that was given. */
class MergeRefusalsTest {
    @TempDir
    private Path folder;

    private PartRuns parts = new PartRuns(Path.of(""));

    @BeforeEach
    void runBothParts() throws Exception {
        parts = new PartRuns(folder);
        Tiny.write(folder);
        parts.runPart("1/2");
        parts.runPart("2/2");
    }

    @Test
    void whatIsNoFolderOfRunsIsRefused() throws Exception {
        parts.assertRefuses("A folder is given twice; give each once.", "merge", ONE, ONE, "--into", "/results/tiny");
        parts.assertRefuses(
                "/results: this is no results folder, as it has no plan.yaml; the folders in it that have one are"
                        + " tiny-part-1-of-2 and tiny-part-2-of-2",
                "merge",
                "/results",
                "--into",
                "/merged");
        parts.assertRefuses(
                "/results/tiny-part-3-of-2: there is no such folder; did you mean tiny-part-1-of-2?",
                "merge",
                "/results/tiny-part-3-of-2",
                "--into",
                "/merged");
        parts.assertRefuses("The option --into is empty; give the path of a folder.", "merge", ONE, "--into", "");
        parts.assertRefuses("Missing required option: '--into=DIR'\nTry: dropwhere merge --help", "merge", ONE);
        parts.assertRefuses(
                "Missing required parameter: 'FOLDER'\nTry: dropwhere merge --help", "merge", "--into", "/merged");
    }

    @Test
    void aSearchIsNotMerged() throws Exception {
        Tiny.write(
                folder,
                "tiny",
                Tiny.SETTINGS + "seeds: 2\nvariants: {none: {}, some: {after-embedding: 0.5}}\n" + SearchTest.SEARCH);
        assertEquals(
                0, parts.run("search", "/tiny.yaml", "--results", "/results").code());
        parts.assertRefuses(
                "/results/tiny-search: this folder is that of a search, whose trials depend on one another, and cannot"
                        + " be merged; leave it out.",
                "merge",
                ONE,
                "/results/tiny-search",
                "--into",
                "/results/tiny");
        parts.assertRefuses(
                "/results/tiny-search is the folder of a search of the experiment tiny, not of a run of tiny; give"
                        + " another folder to merge into.",
                "merge",
                ONE,
                "--into",
                "/results/tiny-search");
    }

    @Test
    void foldersOfDifferentPlansAreRefusedWithWhatDiffers() throws Exception {
        String both = ONE + " and /other/tiny cannot be merged: ";
        String[] merge = {"merge", ONE, "/other/tiny", "--into", "/results/tiny"};
        String[] run = {"run", "/tiny.yaml", "--results", "/other"};
        String more = Tiny.SETTINGS + "seeds: 3\n" + Tiny.VARIANTS;
        Tiny.write(folder, "tiny", more);
        assertEquals(0, parts.run(run).code());
        parts.assertRefuses(
                both + "their experiments have different trials, 0 that only the first has and 2 that only the other"
                        + " has; run both again with the same experiment file, which keeps what has finished.",
                merge);
        Tiny.write(folder, "tiny", "question: Why?\n" + Tiny.SETTINGS + "seeds: 2\n" + Tiny.VARIANTS);
        assertEquals(0, parts.run(run).code());
        parts.assertRefuses(
                both + "their experiments have the same trials, but not the same question, names, comparisons or"
                        + " settings of the analysis; run both again with the same experiment file, which keeps what has"
                        + " finished.",
                merge);
        Tiny.write(folder, "tiny", more);
        assertEquals(
                0,
                parts.run("run", "/tiny.yaml", "--results", "/other", "--seeds", "2", "--set", "training.epochs=2")
                        .code());
        parts.assertRefuses(
                both + "their commands had different arguments, none and --set=training.epochs=2 --seeds=2; run both"
                        + " again with the same.",
                merge);
        Tiny.write(folder, "other", Tiny.SETTINGS + "seeds: 2\n" + Tiny.VARIANTS);
        assertEquals(0, parts.run("run", "/other.yaml", "--results", "/other").code());
        parts.assertRefuses(
                ONE + " and /other/other cannot be merged: the first is of the experiment tiny, the other of other.",
                "merge",
                ONE,
                "/other/other",
                "--into",
                "/results/tiny");
    }

    @Test
    void whereNoTrialHasEndedNothingIsMerged() throws Exception {
        for (int part = 1; part <= 2; part++) {
            for (Trial trial :
                    new PlanPart(part, 2).trials(parts.results(ONE).readPlan().orElseThrow())) {
                Files.delete(parts.file(part == 1 ? ONE : TWO, trial, "trial.json"));
            }
        }
        parts.assertRefuses(
                "Merging 4 trials of 2 folders.\nNo trial has ended in any of the folders, so there is nothing to merge.",
                "merge",
                ONE,
                TWO,
                "--into",
                "/results/tiny");
    }

    @Test
    void aDamagedPlanIsNamed() throws Exception {
        Files.writeString(parts.path(TWO).resolve("plan.yaml"), "");
        parts.assertRefuses(TWO + "/plan.yaml is damaged: it is empty.", "merge", ONE, TWO, "--into", "/results/tiny");
    }
    /** Runs a part of an experiment with files of data. */
    private void runOnFiles(int part, String sequence) throws Exception {
        Files.writeString(folder.resolve("train.csv"), "label,tokens\n0,1 2 3\n1," + sequence + "\n");
        Files.writeString(folder.resolve("validation.csv"), "label,tokens\n0,2 2 3\n1,4 4 2\n");
        Files.writeString(folder.resolve("test.csv"), "label,tokens\n0,3 2 3\n1,4 1 2\n");
        Tiny.write(folder, "files", """
                    data: {files: {train: train.csv, validation: validation.csv, test: test.csv}}
                    model: {embedding: 2, units: 1}
                    training: {epochs: 1}
                    seeds: 2
                    variants: {control: {}, drop: {after-embedding: 0.5}}
                    """);
        assertEquals(
                0,
                parts.run("run", "/files.yaml", "--results", "/results", "--part", part + "/2")
                        .code());
    }

    @Test
    void withoutTheDataFoldersAreMergedBesideThemselvesOnly() throws Exception {
        runOnFiles(1, "4 3 1");
        runOnFiles(2, "4 3 1");
        Files.delete(folder.resolve("test.csv"));
        String[] merge = {"merge", "/results/files-part-1-of-2", "/results/files-part-2-of-2", "--into", "/far/away/x"};
        Result far = parts.run(merge);
        assertEquals(2, far.code());
        assertTrue(
                far.errLines().get(0).contains("data.files.test names /test.csv, but there is no such file"),
                far.err());
        assertEquals(
                "For /far/away/x the experiment's files are named anew, which is done where they are there and right;"
                        + " see to them, or give a folder beside /results/files-part-1-of-2.",
                far.errLines().get(1));
        assertTrue(Files.notExists(parts.path("/far")));
        merge[merge.length - 1] = "/results/files";
        assertEquals(0, parts.run(merge).code());
    }

    @Test
    void foldersOfDifferentDataAreRefused() throws Exception {
        runOnFiles(1, "4 3 1");
        runOnFiles(2, "4 3 2");
        parts.assertRefuses(
                "/results/files-part-1-of-2 and /results/files-part-2-of-2 cannot be merged: their files of data have"
                        + " different contents; run both again with the same files.",
                "merge",
                "/results/files-part-1-of-2",
                "/results/files-part-2-of-2",
                "--into",
                "/results/files");
    }

    @Test
    void foldersOfAnEarlierNumericVersionAreRefused() throws Exception {
        Renumbered two = Renumbered.inPlace(parts.path(TWO), 3);
        assertEquals(4, two.ids().size());
        parts.assertRefuses(
                ONE + " and " + TWO + " cannot be merged: they were computed by different numeric versions of the"
                        + " program, 4 and 3; run both again with the same release.",
                "merge",
                ONE,
                TWO,
                "--into",
                "/results/tiny");
        parts.assertRefuses(
                TWO + ": its trials were computed by an earlier release (numeric version 3, this one computes by 4);"
                        + " merge them with the release that trained them.",
                "merge",
                TWO,
                "--into",
                "/results/tiny");
    }

    @Test
    void aFolderThatIsNotToBeMergedIntoIsRefused() throws Exception {
        parts.assertRefuses(
                ONE + " is to be merged into itself; leave it out of the folders: what it has stays in any case.",
                "merge",
                TWO,
                ONE,
                "--into",
                ONE);
        parts.assertRefuses(
                TWO + " is the folder of part 2 of 2; give another folder to merge into, such as /results/tiny.",
                "merge",
                ONE,
                "--into",
                TWO);
        parts.assertRefuses(
                "/results holds results folders (tiny-part-1-of-2, tiny-part-2-of-2) and is none; give a folder in it,"
                        + " such as /results/tiny.",
                "merge",
                ONE,
                TWO,
                "--into",
                "/results");
        Tiny.write(folder, "other", Tiny.SETTINGS + "seeds: 2\n" + Tiny.VARIANTS);
        assertEquals(0, parts.run("run", "/other.yaml", "--results", "/results").code());
        parts.assertRefuses(
                "/results/other is the folder of the experiment other, not of a run of tiny; give another folder to"
                        + " merge into.",
                "merge",
                ONE,
                TWO,
                "--into",
                "/results/other");
        parts.assertRefuses("/tiny.yaml is a file; give a folder to merge into.", "merge", ONE, "--into", "/tiny.yaml");
        Files.createDirectories(parts.path("/mine"));
        Files.writeString(parts.path("/mine").resolve("plan.yaml"), "my plan\n");
        parts.assertRefuses(
                "Merging 4 trials of 2 folders.\n/mine/plan.yaml is not as this program wrote it and is left alone. Move it away, or choose another"
                        + " folder for the results.",
                "merge",
                ONE,
                TWO,
                "--into",
                "/mine");
    }

    @Test
    void foldersThatKeepDifferentThingsAreRefused() throws Exception {
        Tiny.write(folder, "tiny", Tiny.SETTINGS + "seeds: 2\nkeep: best-weights\n" + Tiny.VARIANTS);
        parts.succeed("run", "/tiny.yaml", "--results", "/other", "--part", "2/2");
        parts.assertRefuses(
                ONE + " and /other/tiny-part-2-of-2 cannot be merged: they keep different things, the first nothing and"
                        + " the other best-weights (the setting keep); run both again with the same experiment file,"
                        + " which trains again what lacks its weights.",
                "merge",
                ONE,
                "/other/tiny-part-2-of-2",
                "--into",
                "/results/tiny");
    }

    @Test
    void partsOfAnEarlierStateOfTheExperimentDoNotReplaceAWholeOne() throws Exception {
        parts.succeed("run", "/tiny.yaml", "--results", "/results", "--seeds", "3");
        parts.assertRefuses(
                "/results/tiny has 2 finished trials that the folders' plan lacks (control, seed 3, and others), so the"
                        + " folders are of another state of the experiment, perhaps an earlier one. Give the commands of"
                        + " the parts again with the experiment as it is now, which keeps what has finished, and merge"
                        + " again; or merge into another folder.",
                "merge",
                ONE,
                TWO,
                "--into",
                "/results/tiny");
        parts.runPart("1/2", "--seeds", "3");
        parts.runPart("2/2", "--seeds", "3");
        parts.succeed("merge", ONE, TWO, "--into", "/results/tiny");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void aLinkToAPartIsThatPart() throws Exception {
        Files.createSymbolicLink(parts.path("/link"), parts.path(TWO));
        parts.assertRefuses(
                "/link is to be merged into itself; leave it out of the folders: what it has stays in any case.",
                "merge",
                ONE,
                TWO,
                "--into",
                "/link");
        parts.assertRefuses(
                "/link is the folder of part 2 of 2; give another folder to merge into, such as /tiny.",
                "merge",
                ONE,
                "--into",
                "/link");
        parts.assertRefuses(
                "A folder is given twice; give each once.", "merge", TWO, "/link", "--into", "/results/tiny");
    }
}
