package org.dropwhere.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;

/**
 * The plan that several folders have in common, with what stands beside it, to be written to another folder. Of each
 * file the first folder counts that has it.
 */
public final class TakenPlan {
    private final List<ResultsFolder> folders;
    private final ResultsFolder into;
    private final Plan plan;
    private final String yaml;

    private TakenPlan(List<ResultsFolder> folders, ResultsFolder into, Plan plan, String yaml) {
        this.folders = folders;
        this.into = into;
        this.plan = plan;
        this.yaml = yaml;
    }

    /**
     * Reads it. Nothing is written.
     *
     * @param plans at least one, the same but for the names of files; the first counts of those that find most of them
     * @throws BadInput if no folder has an {@code experiment.yaml} that can be taken, or the folder to write to cannot
     *     name the files of data
     * @throws org.dropwhere.failure.EnvironmentFailure if a file cannot be read
     */
    public static TakenPlan of(List<FolderPlan> plans, ResultsFolder into) {
        // Of equals the first.
        FolderPlan first = plans.stream()
                .max(Comparator.comparingLong(FolderPlan::filesFound))
                .orElseThrow();
        List<FolderPlan> inOrder = Stream.concat(
                        Stream.of(first), plans.stream().filter(each -> !each.equals(first)))
                .toList();
        Plan plan = new MovedPaths(first.folder().path(), into.path()).plan(first.plan());
        FolderPlan source = inOrder.stream()
                .filter(each -> each.folder().experiment().isPresent())
                .findFirst()
                .orElseThrow(() -> new BadInput(first.folder().path() + ": " + ExperimentCopy.NAME
                        + " is missing; run the experiment again there, which writes it."));
        return new TakenPlan(
                inOrder.stream().map(FolderPlan::folder).toList(),
                into,
                plan,
                yaml(source.folder(), source.plan(), plan, into));
    }

    /** The text that was written, unless it names files, and these are elsewhere from the other folder. */
    private static String yaml(ResultsFolder source, Plan stored, Plan plan, ResultsFolder into) {
        if (namesFilesAlike(stored, plan)) {
            return source.experiment().orElseThrow();
        }
        try {
            return ExperimentFile.read(source.path().resolve(ExperimentCopy.NAME))
                    .text()
                    .apply(into.path());
        } catch (BadInput e) {
            List<String> sentences = new ArrayList<>(e.sentences());
            sentences.add("For " + into.path() + " the experiment's files are named anew, which is done where they are"
                    + " there and right; see to them, or give a folder beside " + source.path() + ".");
            throw new BadInput(sentences);
        }
    }

    private static boolean namesFilesAlike(Plan one, Plan other) {
        return one.trials().stream()
                .map(trial -> trial.description())
                .toList()
                .equals(other.trials().stream()
                        .map(trial -> trial.description())
                        .toList());
    }

    /** The plan as the folder will have it. */
    public Plan plan() {
        return plan;
    }

    /** The text of {@code experiment.yaml}, without its checksum. */
    public String experiment() {
        return yaml;
    }

    /**
     * Writes {@code plan.yaml} and what stands beside it.
     *
     * @return a sentence if the summary of the data that was there was damaged; it is set aside
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be written
     */
    public Optional<String> write() {
        OwnFolder root = into.root();
        root.write(ResultsFolder.PLAN, PlanCodec.INSTANCE.write(plan));
        into.writeExperiment(yaml);
        folders.stream()
                .map(folder -> new VocabularyFiles(folder.root()).contents())
                .filter(vocabularies -> !vocabularies.isEmpty())
                .findFirst()
                .ifPresent(vocabularies -> vocabularies.forEach(root::write));
        return folders.stream()
                .map(ResultsFolder::storedSummaries)
                .filter(summaries -> !summaries.isEmpty())
                .findFirst()
                .map(Map::values)
                .flatMap(summaries -> into.writeDataSummaries(List.<DatasetSummary>copyOf(summaries)));
    }
}
