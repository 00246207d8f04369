package org.dropwhere.results;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * An experiment's folder. Every file in it appears whole or not at all; the same results give the same bytes, but for
 * the provenance in the trials' JSON. Trials may be stored from several threads at once.
 *
 * <pre>
 * plan.yaml       the resolved plan
 * trials/ID/      epochs.csv, trial.json
 * tables/         CSV and Markdown
 * charts/         SVG and PNG
 * report.html     all of it as one page
 * </pre>
 */
public final class ResultsFolder {
    private final Path root;
    private final TrialJson json = new TrialJson();

    private ResultsFolder(Path root) {
        this.root = root;
    }

    /**
     * The folder of one experiment; nothing is made before something is written.
     *
     * @param results holds the folders of all experiments
     * @param experiment the experiment's name
     */
    public static ResultsFolder of(Path results, String experiment) {
        return new ResultsFolder(results.resolve(experiment));
    }

    /** The folder of an experiment that was run. */
    public static ResultsFolder at(Path folder) {
        return new ResultsFolder(folder);
    }

    /** Where it is. */
    public Path path() {
        return root;
    }

    /**
     * Writes {@code plan.yaml}. Comes first, so that a folder that cannot be written is found before hours of training.
     *
     * @throws org.dropwhere.config.BadInput if it cannot be written
     */
    public void writePlan(Plan plan) {
        WholeFile.write(plan(), PlanYaml.write(plan));
    }

    /**
     * The plan that was written last, equal to what it was; absent if there is none.
     *
     * @throws org.dropwhere.config.BadInput if it cannot be read or is damaged
     */
    public Optional<Plan> readPlan() {
        try {
            return Optional.of(PlanYaml.read(Files.readString(plan())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new BadInput(plan() + " is damaged: it is not UTF-8.");
        } catch (IOException e) {
            throw new BadInput("Cannot read " + plan() + ": " + WholeFile.reason(e) + ".");
        } catch (Damaged e) {
            throw new BadInput(plan() + " is damaged: " + e.getMessage() + ".");
        }
    }

    /**
     * Keeps how a trial ended.
     *
     * @param outcome every number in it finite
     * @throws org.dropwhere.config.BadInput if it cannot be written
     */
    public void store(Trial trial, Outcome outcome, Provenance provenance) {
        // The JSON comes last: where it is, the trial is whole.
        WholeFile.write(epochs(trial), EpochsCsv.write(outcome.epochs()));
        WholeFile.write(description(trial), json.write(trial, outcome, provenance));
    }

    /**
     * Keeps what stopped a trial unexpectedly, as {@code failure.log} in the trial's folder.
     *
     * @return where it is
     * @throws org.dropwhere.config.BadInput if it cannot be written
     */
    public Path storeTrace(Trial trial, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        Path file = folder(trial).resolve("failure.log");
        WholeFile.write(file, trace.toString());
        return file;
    }

    /** How a trial ended, if it did and can be read; otherwise it has to be run again. */
    // Tablesaw and Jackson fail in many ways on damaged files, and all mean the same.
    public Optional<Outcome> finished(Trial trial) {
        try {
            String text = Files.readString(description(trial));
            List<EpochMetrics> epochs = EpochsCsv.read(Files.readString(epochs(trial)));
            return Optional.of(json.read(trial, text, epochs));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What is known of every cell, in the order of the plan. */
    public List<CellResult> results(Plan plan) {
        // Variants that share a trial share what was read of it.
        Map<Trial, Optional<Outcome>> outcomes = new HashMap<>();
        return plan.cells().stream()
                .map(cell -> new CellResult(cell, outcomes.computeIfAbsent(cell.trial(), this::finished)))
                .toList();
    }

    /**
     * What computed the trials that have ended, one map for each, in the order of the plan: {@code jdk} and its value,
     * and so on.
     */
    public List<Map<String, String>> provenances(List<CellResult> results) {
        return results.stream()
                .filter(result -> result.outcome().isPresent())
                .map(result -> result.cell().trial())
                .distinct()
                .map(this::provenance)
                .toList();
    }

    private Map<String, String> provenance(Trial trial) {
        try {
            return json.provenance(Files.readString(description(trial)));
        } catch (IOException | RuntimeException e) {
            // Results without it are results all the same.
            return Map.of();
        }
    }

    /**
     * Writes {@code report.html}.
     *
     * @return where it is
     * @throws org.dropwhere.config.BadInput if it cannot be written
     */
    public Path writePage(String html) {
        Path page = root.resolve("report.html");
        WholeFile.write(page, html);
        return page;
    }

    /**
     * Writes {@code tables/NAME.csv} and {@code tables/NAME.md}.
     *
     * @throws org.dropwhere.config.BadInput if they cannot be written
     */
    public void writeTable(String name, ResultTable table) {
        Path tables = root.resolve("tables");
        WholeFile.write(tables.resolve(name + ".csv"), table.toCsv());
        WholeFile.write(tables.resolve(name + ".md"), table.toMarkdown());
    }

    /**
     * Writes the files of {@code charts/}, and removes pictures of earlier charts that are not among them.
     *
     * @param files by their names
     * @throws org.dropwhere.config.BadInput if they cannot be written
     */
    public void writeCharts(Map<String, byte[]> files) {
        Path charts = root.resolve("charts");
        files.forEach((name, bytes) -> WholeFile.write(charts.resolve(name), bytes));
        try (DirectoryStream<Path> present = Files.newDirectoryStream(charts, "*.{svg,png}")) {
            for (Path file : present) {
                if (!files.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new BadInput("Cannot remove old charts from " + charts + ": " + e + ".");
        }
    }

    private Path plan() {
        return root.resolve("plan.yaml");
    }

    private Path epochs(Trial trial) {
        return folder(trial).resolve("epochs.csv");
    }

    private Path description(Trial trial) {
        return folder(trial).resolve("trial.json");
    }

    private Path folder(Trial trial) {
        return root.resolve("trials").resolve(trial.id());
    }
}
