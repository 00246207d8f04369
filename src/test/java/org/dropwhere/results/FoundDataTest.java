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
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.spec.CsvData;
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
        return Datasets.summary((CsvData) plan.experiment().data());
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
        CsvData stored =
                (CsvData) folder().readPlan().orElseThrow().experiment().data();
        assertEquals(Path.of("../../train.csv"), stored.train());
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
        assertEquals(Map.of(), found.changed());
        assertEquals(
                project.resolve("train.csv"),
                ((CsvData) found.plan().trials().get(0).description().data()).train());
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        Files.writeString(project.resolve("test.csv"), "label,tokens\n0,3 2 3\n1,4 1 1\n");
        FoundData found = find();
        assertEquals(List.of(), found.missing());
        assertEquals(
                List.of("The data have changed since training: " + project.resolve("test.csv")
                        + " does not have the content that was trained on."),
                List.copyOf(found.changed().values()));
        assertTrue(found.isChanged(found.plan().trials().get(0)));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(project.resolve("validation.csv"));
        assertEquals(
                List.of(folder().path() + ": the CSV file " + project.resolve("validation.csv")
                        + " that was trained on cannot be found; put it back there."),
                find().missing());
    }

    /** That of an earlier program, which named files from the folder in which the command was given. */
    private void writeAsBefore() throws IOException {
        String yaml = Files.readString(folder().path().resolve("plan.yaml"));
        String old = yaml.substring(0, yaml.indexOf("# SHA-256")).replace("../../", "exp/");
        Files.writeString(folder().path().resolve("plan.yaml"), TrailingChecksum.COMMENT.close(old));
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
        assertEquals(Map.of(), found.changed());
        assertEquals(
                Map.of(summary.digest(), summary),
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
        assertEquals(Map.of(summary.digest(), summary), folder().storedSummaries());
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
