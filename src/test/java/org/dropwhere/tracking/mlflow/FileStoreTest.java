package org.dropwhere.tracking.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.HandMade;
import org.dropwhere.tracking.TrackedPlan;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout is that of MLflow's file_store.py; MLflow 3.11 was seen to read such a folder. */
class FileStoreTest {
    private static final Plan PLAN = HandMade.plan(1, "none");

    @TempDir
    private Path folder;

    private Logged log(Outcome outcome) {
        return log(outcome, "tables/x.csv");
    }

    private Logged log(Outcome outcome, String artifact) {
        Map<Trial, Outcome> ended = new LinkedHashMap<>();
        ended.put(PLAN.trials().get(0), outcome);
        return Mlflow.at(folder.resolve("a/mlruns").toString(), Map.of()).log(
                new TrackedPlan(PLAN), ended, new TreeMap<>(Map.of(artifact, "x\n".getBytes(StandardCharsets.UTF_8))));
    }

    private SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        Path root = folder.resolve("a/mlruns");
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    @Test
    void aRunIsAFolderOfFiles() throws IOException {
        assertEquals(new Logged(2, 0, 0, Optional.empty()), log(HandMade.finished(0.5, 0.75)));
        SortedMap<String, String> files = files();
        String meta = files.keySet().stream()
                .filter(name -> name.matches("\\d{18}/meta.yaml"))
                .findFirst()
                .orElseThrow();
        String experiment = meta.substring(0, 18);
        String uri = folder.resolve("a/mlruns/" + experiment).toUri().toString().replaceAll("/$", "");
        assertEquals("""
                artifact_location: "%s"
                creation_time: 0
                experiment_id: "%s"
                last_update_time: 0
                lifecycle_stage: "active"
                name: "hand-made"
                """.formatted(uri, experiment), files.get(meta));
        String run = files.keySet().stream()
                .filter(name -> name.endsWith("/params/variant"))
                .map(name -> name.substring(0, 51))
                .findFirst()
                .orElseThrow();
        assertTrue(run.matches("\\d{18}/[0-9a-f]{32}"), run);
        assertEquals(
                """
                artifact_uri: "%s/artifacts"
                end_time: 2000
                entry_point_name: ""
                experiment_id: "%s"
                lifecycle_stage: "active"
                run_id: "%s"
                run_name: "none/seed-1"
                source_name: ""
                source_type: 4
                source_version: ""
                start_time: 0
                status: 3
                tags: []
                user_id: ""
                """.formatted(uri + run.substring(18), experiment, run.substring(19)), files.get(run + "/meta.yaml"));
        assertEquals("1000 0.5 1\n2000 0.75 2\n", files.get(run + "/metrics/accuracy/validation"));
        assertEquals("2000 0.75 2\n", files.get(run + "/metrics/test/accuracy_at_last"));
        assertEquals("none", files.get(run + "/params/variant"));
        assertEquals("none/seed-1", files.get(run + "/tags/mlflow.runName"));
        assertEquals(
                List.of("x\n"),
                files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith("/artifacts/tables/x.csv"))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    @Test
    void loggingAgainChangesNothingButWhatHasChanged() throws IOException {
        log(HandMade.failed(0.5));
        log(HandMade.finished(0.5, 0.75));
        SortedMap<String, String> files = files();
        assertEquals(new Logged(0, 0, 2, Optional.empty()), log(HandMade.finished(0.5, 0.75)));
        assertEquals(files, files());
        assertEquals(new Logged(0, 1, 1, Optional.empty()), log(HandMade.finished(0.5)));
    }

    @Test
    void aRunThatIsLoggedAnewKeepsNothingOfTheOneBefore() throws IOException {
        log(HandMade.finished(0.5), "tables/x.csv");
        SortedMap<String, String> files = files();
        log(HandMade.failed(0.5, 0.75), "charts/y.svg");
        String run = files().keySet().stream()
                .filter(name -> name.endsWith("/tags/mlflow.note.content"))
                .map(name -> name.substring(0, 51))
                .findFirst()
                .orElseThrow();
        Path folderOfRun = folder.resolve("a/mlruns").resolve(run);
        Files.writeString(folderOfRun.resolve("params/old"), "x");
        Path outside = Files.writeString(folder.resolve("outside"), "x");
        Files.createSymbolicLink(folderOfRun.resolve("link"), outside);
        log(HandMade.finished(0.5), "tables/x.csv");
        assertEquals(files, files());
        assertTrue(Files.exists(outside));
    }

    @Test
    void runsOfOthersStayAsTheyAre() throws IOException {
        log(HandMade.failed(0.5));
        String run = files().keySet().stream()
                .filter(name -> name.endsWith("/tags/mlflow.note.content"))
                .map(name -> name.substring(0, 51))
                .findFirst()
                .orElseThrow();
        String key = run + "/tags/" + LoggedRun.KEY;
        String other = run.substring(0, 19) + "0".repeat(32) + "/tags/" + LoggedRun.KEY;
        Path root = folder.resolve("a/mlruns");
        Files.createDirectories(root.resolve(run.substring(0, 19) + "0".repeat(32) + "/tags"));
        Files.writeString(root.resolve(other), files().get(key));
        // Nobody knows how such a run got the name of ours; it is written over, as far as that goes.
        Files.writeString(root.resolve(key), "somebody else's");
        Files.writeString(root.resolve(run + "/params/old"), "x");
        log(HandMade.finished(0.5));
        assertTrue(files().containsKey(other));
        assertTrue(files().containsKey(run + "/params/old"));
    }

    @Test
    void anExperimentThatMlflowHasMadeIsUsed() throws IOException {
        Path made = folder.resolve("a/mlruns/123");
        Files.createDirectories(made);
        Files.writeString(made.resolve("meta.yaml"), "experiment_id: '123'\nname: hand-made\n");
        log(HandMade.finished(0.5));
        assertTrue(files().keySet().stream().allMatch(name -> name.startsWith("123/")));
    }
}
