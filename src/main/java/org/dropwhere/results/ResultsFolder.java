package org.dropwhere.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.execution.ComputingKind;
import org.dropwhere.execution.Provenance;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.spec.FileData;
import org.dropwhere.training.BestWeights;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;

/**
 * An experiment's folder. Every file in it appears whole or not at all, and tables, charts and page together; the same
 * results give the same bytes, but for the provenance in the trials' JSON. Trials may be stored from several threads at
 * once.
 *
 * <pre>
 * plan.yaml       the resolved plan
 * experiment.yaml the experiment as one file, to run again
 * data-summary.yaml what its files held, if it has some
 * vocabulary.txt  the words of its tokens, if its files are text and all seeds have the same
 * trials/ID/      epochs.csv, trial.json, test-answers.bin if all seeds share their test sequences, best-weights.npz if
 *                 the experiment keeps them; checkpoint.bin until it has finished
 * tables/         CSV and Markdown
 * looks.csv       of which seeds results were shown; there before the first trial ends
 * charts/         SVG and PNG
 * report.html     all of it as one page
 * tensorboard/    event files, if they were asked for
 * files.sha256    of tables, charts and page, what was written
 * </pre>
 */
public final class ResultsFolder {
    static final String PLAN = "plan.yaml";

    /** The files of the folder itself that are written one by one, beside {@link VocabularyFiles}. */
    static final Set<String> NAMES = Set.of("lock", PLAN, ExperimentCopy.NAME, DataSummaryFile.NAME, LooksFile.NAME);

    private final OwnFolder root;
    private final DataPaths paths;

    private ResultsFolder(OwnFolder root, DataPaths paths) {
        this.root = root;
        this.paths = paths;
    }

    private ResultsFolder(Path root) {
        this(OwnFolder.of(root), new DataPaths(root, root));
    }

    /**
     * The same folder, which names files of sequences that are far from it as seen from an experiment's folder.
     *
     * @param experiment the folder of the experiment's file
     */
    public ResultsFolder ofExperimentIn(Path experiment) {
        return new ResultsFolder(root, new DataPaths(root.path(), experiment));
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
        return root.path();
    }

    /**
     * Makes the folder if need be, and keeps it for the caller until the lock is closed or the process ends.
     *
     * @param holder for others: the number of the process that has it, since when
     * @throws org.dropwhere.failure.BadInput if somebody has it, or it cannot be written
     */
    public FolderLock lock(String holder) {
        return FolderLock.take(root, holder);
    }

    /**
     * Looks whether a run would replace files that this program has not written, before it replaces any.
     *
     * @param yaml what the run will {@linkplain #writeExperiment write}
     * @throws org.dropwhere.failure.BadInput a sentence for each, if it would
     */
    public void requireOwnFiles(String yaml) {
        new Ownership(root).requireOwnFiles(Optional.of(yaml));
    }

    /**
     * Looks through the locked folder for what a run of the plan can take over. Renames damaged files, so that they are
     * written anew, removes files that a killed run had half written, and repairs the record of looks.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if the folder cannot be read or written, or a file of it is of a
     *     version that is not read
     */
    public FolderContents takeOver(Plan plan) {
        FolderContents contents = FolderScan.of(root, plan);
        return contents.notInPlan().isEmpty()
                ? contents
                : contents.before()
                        .map(before -> contents.withChangedData(findData(before).changed()))
                        .orElse(contents);
    }

    /**
     * Writes {@code plan.yaml}. Comes first, so that a folder that cannot be written is found before hours of training.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public void writePlan(Plan plan) {
        root.write(PLAN, PlanCodec.INSTANCE.write(paths.withStoredPaths(plan)));
    }

    /**
     * Writes {@code experiment.yaml}, with a checksum by which the program knows it as its own.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public void writeExperiment(String yaml) {
        new ExperimentCopy(root).write(yaml);
    }

    /**
     * The text of {@code experiment.yaml}, without its checksum, if it is there.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read
     */
    public Optional<String> experiment() {
        return new ExperimentCopy(root).text();
    }

    /**
     * Whether {@code experiment.yaml} is there and as the program wrote it.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read
     */
    public boolean hasOwnExperiment() {
        return experiment().filter(text -> !text.isEmpty()).isPresent() && new ExperimentCopy(root).isOwn("");
    }

    /**
     * Writes {@code data-summary.yaml}, if there is something to write.
     *
     * @param summaries of the data that are files
     * @return a sentence if what was there was damaged; it is set aside
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public Optional<String> writeDataSummaries(Collection<DatasetSummary> summaries) {
        return new DataSummaryFile(root).write(summaries);
    }

    /**
     * Writes {@code vocabulary.txt}, or one such file for each of several vocabularies.
     *
     * @param vocabularies the words of all tokens, by token, by the {@linkplain DatasetSummary#key keys} of their data
     * @throws org.dropwhere.failure.ExpectedFailure if one cannot be written
     */
    public void writeVocabularies(Map<String, List<String>> vocabularies) {
        new VocabularyFiles(root).write(vocabularies);
    }

    /**
     * What is known of the data that are files, by their {@linkplain DatasetSummary#key keys}. A folder of an earlier
     * program keeps nothing of them; then the files tell, if they are there and as they were.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public Map<String, DatasetSummary> dataSummaries(Plan plan) {
        Map<String, DatasetSummary> known = new LinkedHashMap<>(storedSummaries());
        boolean lacks = plan.trials().stream()
                .map(Trial::description)
                .anyMatch(trial -> trial.data() instanceof FileData files
                        && !known.containsKey(DatasetSummary.key(files, trial.dataDigest())));
        if (!lacks) {
            return known;
        }
        try {
            FoundData found = findData(plan);
            for (Trial trial : found.plan().trials()) {
                if (trial.description().data() instanceof FileData files
                        && !known.containsKey(
                                DatasetSummary.key(files, trial.description().dataDigest()))
                        && !found.isChanged(trial)) {
                    DatasetSummary summary = Datasets.summary(files);
                    known.put(summary.key(), summary);
                }
            }
        } catch (ExpectedFailure e) {
            // The report can do without.
            return known;
        }
        return known;
    }

    /**
     * A sentence that says what is wrong with {@code data-summary.yaml}, if something is.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public Optional<String> damageOfDataSummaries() {
        return new DataSummaryFile(root).damage();
    }

    /** What the folder keeps of the data that are files, by their {@linkplain DatasetSummary#key keys}. */
    Map<String, DatasetSummary> storedSummaries() {
        return new DataSummaryFile(root).read();
    }

    /** The files of sequences of a plan that are so far from the folder that it names them from the experiment's. */
    public List<Path> filesApart(Plan plan) {
        return paths.apart(plan);
    }

    /**
     * The plan that was written last, equal to what it was; absent if there is none.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read, is damaged, or is of a version that is not
     *     read
     */
    public Optional<Plan> readPlan() {
        try {
            return plan().read(PlanCodec.INSTANCE);
        } catch (DamagedFileException e) {
            throw new BadInput(e.sentence() + ".");
        }
    }

    /**
     * Looks for the files that the folder's plan names: relative to the folder, or where an earlier program had them.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if one that is there cannot be read
     */
    public FoundData findData(Plan plan) {
        return FoundData.of(plan, this);
    }

    /**
     * Keeps how a trial ended of which no weights are kept.
     *
     * @param outcome every number in it finite
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public void store(Trial trial, Outcome outcome, Provenance provenance) {
        store(trial, outcome, provenance, Optional.empty());
    }

    /**
     * Keeps how a trial ended.
     *
     * @param outcome every number in it finite
     * @param bestWeights those that are to be kept
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public void store(Trial trial, Outcome outcome, Provenance provenance, Optional<BestWeights> bestWeights) {
        files(paths.withStoredPaths(trial)).store(outcome, provenance, bestWeights);
    }

    /**
     * The weights that were kept of a trial; absent if it has not finished, or kept none.
     *
     * @throws BadInput if they are damaged
     * @throws org.dropwhere.failure.ExpectedFailure if they cannot be read or are of a version that is not read
     */
    public Optional<BestWeights> bestWeights(Trial trial) {
        try {
            return files(trial).bestWeights();
        } catch (DamagedFileException e) {
            throw new BadInput(e.sentence() + "; run the experiment again, which trains the trial anew.");
        }
    }

    /**
     * Keeps what stopped a trial unexpectedly, as {@code failure.log} in the trial's folder.
     *
     * @param trace the stack trace
     * @return where it is
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public Path storeTrace(Trial trial, String trace) {
        return files(trial).storeTrace(trace);
    }

    /**
     * Keeps how far a trial has come, until it has finished.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public void keepCheckpoint(Trial trial, Snapshot snapshot) {
        files(trial).keepCheckpoint(snapshot);
    }

    /**
     * How far a trial has come; absent if it has no checkpoint or a damaged one.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read or is of a version that is not read
     */
    public Optional<Snapshot> checkpoint(Trial trial) {
        try {
            return files(trial).checkpoint();
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a trial has ended, but without the weights that are to be kept of it, or with damaged ones.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if they cannot be read or are of a version that is not read
     */
    public boolean lacksWeights(Trial trial) {
        try {
            return files(trial).lacksWeights();
        } catch (DamagedFileException e) {
            return true;
        }
    }

    /**
     * How a trial ended, finished or failed; absent if it has not ended, or its files are damaged, so that it has to be
     * run again.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if they cannot be read or are of a version that is not read
     */
    public Optional<Outcome> outcome(Trial trial) {
        try {
            return files(trial).outcome();
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    /**
     * A sentence that says what is wrong with the files of a trial that has ended, if something is.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public Optional<String> damage(Trial trial) {
        try {
            files(trial).outcome();
            return Optional.empty();
        } catch (DamagedFileException e) {
            return Optional.of(e.sentence() + ".");
        }
    }

    /**
     * A sentence for each trial that has ended, as far as files tell, and whose outcome is damaged.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public List<String> damagedOutcomes(List<Trial> trials) {
        return trials.stream().flatMap(trial -> damage(trial).stream()).toList();
    }

    /**
     * The trials of a plan of which the folder may have files, in its order. One look for all, where a file system may
     * be slow.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if the folder cannot be read
     */
    public List<Trial> touched(Plan plan) {
        Set<String> ids = Set.copyOf(root.folder(TrialFiles.TRIALS).names());
        return plan.trials().stream().filter(trial -> ids.contains(trial.id())).toList();
    }

    /**
     * A sentence for each trial of which a file is damaged.
     *
     * @param consequence what follows for the trial, in a clause
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public List<String> damagedFiles(List<Trial> trials, String consequence) {
        List<String> sentences = new ArrayList<>();
        for (Trial trial : trials) {
            try {
                if (files(trial).outcome().isEmpty()) {
                    files(trial).checkpoint();
                } else {
                    files(trial).lacksWeights();
                }
            } catch (DamagedFileException e) {
                sentences.add(e.sentence() + "; " + consequence + ".");
            }
        }
        return sentences;
    }

    /**
     * Compares a stored trial with what has come of running it again.
     *
     * @param trial one that has {@linkplain #outcome finished}
     * @param provenance what has run it again
     * @param weights those after its best epoch, if they are to be compared
     * @throws org.dropwhere.failure.BadInput if it cannot be read any more
     */
    public Repetition repetition(Trial trial, Outcome now, Provenance provenance, Optional<BestWeights> weights) {
        try {
            return files(trial).repetition(now, provenance, weights);
        } catch (DamagedFileException e) {
            throw new BadInput(e.sentence() + ".");
        }
    }

    /**
     * What is known of every planned run, in the order of the plan.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public List<PlannedRunResult> results(Plan plan) {
        // Variants that share a trial share what was read of it.
        Map<Trial, Optional<Outcome>> outcomes = new HashMap<>();
        return plan.runs().stream()
                .map(run -> new PlannedRunResult(run, outcomes.computeIfAbsent(run.trial(), this::outcome)))
                .toList();
    }

    /**
     * What computed the trials that have ended, one map for each, in the order of the plan: {@code jdk} and its value,
     * and so on.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public List<Map<String, String>> provenances(List<PlannedRunResult> results) {
        return PlannedRunResult.ended(results).stream().map(this::provenance).toList();
    }

    /**
     * Of what kinds the machines are that computed trials, as far as their files tell.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public Set<ComputingKind> kinds(Collection<Trial> trials) {
        return trials.stream()
                .flatMap(trial -> ComputingKind.of(provenance(trial)).stream())
                .collect(Collectors.toSet());
    }

    private Map<String, String> provenance(Trial trial) {
        try {
            return files(trial).provenance();
        } catch (DamagedFileException e) {
            // Results without it are results all the same.
            return Map.of();
        }
    }

    /**
     * The tables, the charts and the page, to be replaced; other commands wait until they are closed.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if the folder cannot be read or written, or a file of it is of a
     *     version that is not read
     */
    public ReportFiles reportFiles() {
        return ReportFiles.open(root);
    }

    /**
     * Makes sure that the looks at the results can be kept. {@link #takeOver} does so too.
     *
     * @return a sentence that says so if the record of looks is lost; what is left of it is set aside
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public Optional<String> repairLooks() {
        new Ownership(root).requireOwnFiles(Optional.empty());
        return new LooksFile(root).repairLooks();
    }

    /**
     * The looks at the results that were kept, in their order; first {@link Look#UNKNOWN} where the record was lost.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public List<Look> looks() {
        return new LooksFile(root).looks();
    }

    /**
     * Keeps that results are looked at; a look that was kept before stays a single one.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be written
     */
    public void keep(Look look) {
        new LooksFile(root).keep(look);
    }

    /**
     * The contents of the tables, the charts and the page as they are, by their paths in the folder.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if the folder or a file cannot be read
     */
    public SortedMap<String, byte[]> reportContents() {
        try (ReportFiles files = reportFiles()) {
            return files.contents();
        }
    }

    /** A folder in this one whose files other tools read. */
    public ToolFolder toolFolder(String name) {
        return new ToolFolder(root.folder(name), true);
    }

    OwnFolder root() {
        return root;
    }

    private ProtectedFile plan() {
        return new ProtectedFile(root, PLAN);
    }

    TrialFiles files(Trial trial) {
        return new TrialFiles(root, trial);
    }
}
