package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Sweep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundDataTest {
    @TempDir
    private Path temporary;

    private Path project;
    private Plan plan;

    @BeforeEach
    void run() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
        Files.createDirectories(project.resolve("results/x"));
        Files.writeString(project.resolve("train.csv"), "label,tokens\n0,1 2 3\n1,4 3 2\n");
        Files.writeString(project.resolve("validation.csv"), "label,tokens\n0,2 2 3\n1,4 4 2\n");
        Files.writeString(project.resolve("test.csv"), "label,tokens\n0,3 2 3\n1,4 1 2\n");
        Files.writeString(project.resolve("x.yaml"), """
                data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}}
                model: {embedding: 2, units: 1}
                training: {epochs: 1}
                seeds: 2
                variants: {control: {}, drop: {after-embedding: 0.5}}
                """);
        Sweep said = ExperimentFile.read(project.resolve("x.yaml"));
        plan = Planner.plan(said, Datasets::digest);
        folder().writePlan(plan);
        folder().writeExperiment(said.text().apply(folder().path()));
        folder().writeDataSummaries(List.of(summary()));
    }

    private DatasetSummary summary() {
        return Datasets.summary((FileData) plan.experiment().data());
    }

    private ResultsFolder folder() {
        return ResultsFolder.at(project.resolve("results/x"));
    }

    private FoundData find() {
        return folder().findData(folder().readPlan().orElseThrow());
    }

    /** Which words of a framework led to an arm's placements is known from the plan alone. */
    @Test
    void aSweepOverFilesKeepsTheVariantsOfItsLaterPoints() throws IOException {
        Files.writeString(project.resolve("x.yaml"), """
                data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}}
                model: {embedding: 2, units: 1}
                training: {epochs: 1}
                seeds: 2
                variants: {control: {}, keras: {keras: {dropout: 0.25}}}
                sweep: {grid: {variants.keras.keras.dropout: [0.25, 0.5]}}
                """);
        plan = Planner.plan(ExperimentFile.read(project.resolve("x.yaml")), Datasets::digest);
        folder().writePlan(plan);

        assertFalse(plan.swept().isEmpty());
        assertEquals(plan.swept(), find().plan().swept());
    }

    @Test
    void theFolderNamesFilesRelativeToItselfAndTrialsKeepTheirIds() throws IOException {
        FileData stored =
                (FileData) folder().readPlan().orElseThrow().experiment().data();
        assertEquals(Path.of("../../train.csv"), stored.paths().get(0));
        assertEquals(
                plan.trials().stream().map(Trial::id).toList(),
                folder().readPlan().orElseThrow().trials().stream()
                        .map(Trial::id)
                        .toList());
        for (String file : List.of("plan.yaml", "experiment.yaml")) {
            assertFalse(Files.readString(folder().path().resolve(file)).contains(temporary.toString()), file);
        }
        assertEquals(
                plan.trials().stream().map(Trial::id).toList(),
                Planner.plan(ExperimentFile.read(folder().path().resolve("experiment.yaml")), Datasets::digest)
                        .trials()
                        .stream()
                        .map(Trial::id)
                        .toList());
    }

    @Test
    void filesAreFoundWhereverTheProjectIsMoved() throws IOException {
        project = Files.move(project, temporary.resolve("moved"));
        FoundData found = find();
        assertEquals(List.of(), found.missing());
        assertEquals(List.of(), found.changed());
        assertEquals(
                project.resolve("train.csv"),
                ((FileData) found.plan().trials().get(0).description().data())
                        .paths()
                        .get(0));
    }

    /** As seen from the experiment's folder, so that nothing says where that is. */
    @Test
    void filesFarFromTheResultsAreNamedFromTheExperiment() {
        Path top = temporary.toAbsolutePath().getRoot().resolve("no-such-top");
        Path experiment = top.resolve("home/project");
        FileData far = FileData.of(
                experiment.resolve("data/a.csv"),
                experiment.resolve("data/b.csv"),
                top.resolve("c.csv"),
                OptionalInt.empty());
        Trial trial = plan.trials().get(0);
        TrialDescription description = trial.description();
        Trial of = new Trial(
                trial.id(),
                new TrialDescription(
                        far,
                        description.dataDigest(),
                        description.model(),
                        description.training(),
                        description.placements(),
                        description.seed()));
        FileData stored = (FileData) new DataPaths(folder().path(), experiment)
                .withStoredPaths(of)
                .description()
                .data();
        assertEquals(List.of(Path.of("data/a.csv"), Path.of("data/b.csv"), Path.of("../../c.csv")), stored.paths());
    }

    /** The results may have been put into the project since. */
    @Test
    void filesNamedFromTheExperimentAreFoundInAFolderThatHasTheResults() throws IOException {
        rewritePlan("../../", "");
        assertEquals(List.of(), find().missing());
        assertEquals(List.of(), find().changed());
        Files.delete(project.resolve("validation.csv"));
        assertTrue(find().missing()
                .get(0)
                .endsWith("; put it back there, or give the command in the folder of the" + " experiment's file."));
    }

    private void rewritePlan(String before, String after) throws IOException {
        Path file = folder().path().resolve("plan.yaml");
        String yaml = Files.readString(file);
        String other = yaml.substring(0, yaml.indexOf("# SHA-256")).replace(before, after);
        Files.writeString(file, TrailingChecksum.COMMENT.close(other));
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        Files.writeString(project.resolve("test.csv"), "label,tokens\n0,3 2 3\n1,4 1 1\n");
        FoundData found = find();
        assertEquals(List.of(), found.missing());
        assertEquals(
                List.of("The data have changed since training: " + project.resolve("test.csv")
                        + " does not have the content that was trained on."),
                found.changed());
        assertTrue(found.isChanged(found.plan().trials().get(0)));
    }

    /** Their digest is the same, the trials and the sequences are not. */
    @Test
    void aSweepThatUsesOneFileInSeveralWaysKeepsEachOfThem() throws IOException {
        writeTexts("reviews.csv");
        plan = Planner.plan(ExperimentFile.read(project.resolve("x.yaml")), Datasets::digest);
        folder().writePlan(plan);
        Files.delete(folder().path().resolve("data-summary.yaml"));

        FoundData found = find();
        assertEquals(
                plan.trials().stream()
                        .map(trial ->
                                ((FileData) trial.description().data()).at(path -> project.resolve("reviews.csv")))
                        .toList(),
                found.plan().trials().stream()
                        .map(trial -> trial.description().data())
                        .toList());
        assertEquals(8, plan.data().size());
        assertEquals(
                8, folder().dataSummaries(folder().readPlan().orElseThrow()).size());

        Files.writeString(project.resolve("reviews.csv"), "label,text\n0,gone\n");
        assertEquals(1, find().changed().size());
        assertTrue(find().plan().trials().stream().allMatch(find()::isChanged));
        Files.delete(project.resolve("reviews.csv"));
        assertEquals(1, find().missing().size());
    }

    private void writeTexts(String name) throws IOException {
        StringBuilder texts = new StringBuilder("label,tokens\n");
        for (int i = 0; i < 20; i++) {
            texts.append(i % 2)
                    .append(",word")
                    .append(i)
                    .append(" of ")
                    .append(i % 2 == 0 ? "one" : "two")
                    .append('\n');
        }
        Files.writeString(project.resolve(name), texts);
        Files.writeString(project.resolve("x.yaml"), """
                data:
                  file: %s
                  words: {vocabulary: 20}
                  split: {validation: 0.2, test: 0.2}
                  pad: {to: 2}
                model: {embedding: 2, units: 1}
                training: {epochs: 1}
                seeds: 2
                variants: {control: {}, drop: {after-embedding: 0.5}}
                sweep:
                  grid:
                    data.words.vocabulary: [10, 20]
                    data.split.validation: [0.1, 0.2]
                    data.pad.to: [2, 3]
                """.formatted(name));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(project.resolve("validation.csv"));
        assertEquals(
                List.of(folder().path() + ": the file " + project.resolve("validation.csv")
                        + " that was trained on cannot be found; put it back there."),
                find().missing());
    }

    /** That of an earlier program, which named files from the folder in which the command was given. */
    private void writeAsBefore() throws IOException {
        rewritePlan("../../", "exp/");
        Files.delete(folder().path().resolve("data-summary.yaml"));
        Files.writeString(
                folder().path().resolve("experiment.yaml"),
                Files.readString(folder().path().resolve("experiment.yaml"))
                        .replace("../../", project.resolve("exp") + "/"));
        Files.createDirectory(project.resolve("exp"));
        for (String part : List.of("train.csv", "validation.csv", "test.csv")) {
            Files.move(project.resolve(part), project.resolve("exp").resolve(part));
        }
    }

    @Test
    void filesOfAnEarlierProgramsFolderAreFoundWhereTheyWere() throws IOException {
        DatasetSummary summary = summary();
        writeAsBefore();
        FoundData found = find();
        assertEquals(List.of(), found.missing());
        assertEquals(List.of(), found.changed());
        assertEquals(
                Map.of(summary.key(), summary),
                folder().dataSummaries(folder().readPlan().orElseThrow()));
        Files.writeString(project.resolve("exp/test.csv"), "label,tokens\n0,1 1 1\n");
        assertEquals(1, find().changed().size());
        assertEquals(Map.of(), folder().dataSummaries(folder().readPlan().orElseThrow()));
        Files.delete(project.resolve("exp/test.csv"));
        assertEquals(1, find().missing().size());
    }

    @Test
    void whatFilesHeldIsReadBackAndWrittenAgainIfDamaged() throws IOException {
        DatasetSummary summary = summary();
        Path file = folder().path().resolve("data-summary.yaml");
        assertEquals(Map.of(summary.key(), summary), folder().storedSummaries());
        assertEquals(Optional.empty(), folder().damageOfDataSummaries());
        String whole = Files.readString(file);
        Files.writeString(file, whole.replace("ones: 1", "ones: 2"));
        assertEquals(Map.of(), folder().storedSummaries());
        assertEquals(
                Optional.of(
                        file + " is damaged: its content does not have the checksum at its end; a run of the experiment"
                                + " writes it again."),
                folder().damageOfDataSummaries());
        assertEquals(
                Optional.of(file
                        + " is damaged: its content does not have the checksum at its end; it is written again (what"
                        + " was there is now data-summary.yaml.damaged)."),
                folder().writeDataSummaries(List.of(summary)));
        assertEquals(whole, Files.readString(file));
    }
}
