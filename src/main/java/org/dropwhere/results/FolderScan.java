package org.dropwhere.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/**
 * Goes through a folder before a run: finished trials are taken over, damaged files are set aside, and a file of a
 * version that is not read ends the command.
 */
final class FolderScan {
    private final OwnFolder root;
    private final List<String> damaged = new ArrayList<>();
    /** What is done once all has been read. */
    private final List<Runnable> changes = new ArrayList<>();

    private FolderScan(OwnFolder root) {
        this.root = root;
    }

    /**
     * Reads all, and only then changes anything: a file that is refused leaves the folder as it was. The folder must be
     * locked.
     *
     * @throws ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    static FolderContents of(OwnFolder root, Plan plan) {
        FolderScan scan = new FolderScan(root);
        plan.trials().forEach(trial -> new TrialFiles(root, trial).requireRegularFiles());
        Optional<Plan> before = scan.before();
        LooksFile looks = new LooksFile(root);
        looks.looks();
        new DataSummaryFile(root).read();
        // Before trials are set aside, which tell whether there can have been looks.
        scan.changes.add(() -> looks.repairLooks().ifPresent(scan.damaged::add));
        List<Trial> begun = new ArrayList<>();
        Map<Trial, Outcome> ended = new LinkedHashMap<>();
        for (Trial trial : plan.trials()) {
            TrialFiles files = new TrialFiles(root, trial);
            Optional<Outcome> outcome = scan.outcome(files);
            outcome.ifPresent(how -> ended.put(trial, how));
            if (scan.hasCheckpoint(files) && outcome.isEmpty()) {
                begun.add(trial);
            }
        }
        List<TrialOutsidePlan> notInPlan = scan.notIn(plan);
        scan.removePartialFiles();
        scan.changes.forEach(Runnable::run);
        return new FolderContents(before, ended, begun, notInPlan, List.of(), scan.damaged);
    }

    /** What a killed run had half written, known by its name. */
    private void removePartialFiles() {
        removePartialFiles(root, name -> ResultsFolder.NAMES.contains(name) || VocabularyFiles.isName(name));
        // Versions before this wrote these one by one.
        removePartialFiles(root, "report.html"::equals);
        removePartialFiles(root.folder("tables"), name -> name.matches("[a-z]+\\.(csv|md)"));
        removePartialFiles(root.folder("charts"), name -> name.matches("[a-z-]+\\.(svg|png)"));
        OwnFolder trials = trials();
        for (String id : trials.names()) {
            try {
                removePartialFiles(trials.folder(id), TrialFiles.NAMES::contains);
            } catch (ExpectedFailure e) {
                // No folder, or none that may be read: where the plan needs it, it was refused before.
            }
        }
    }

    private static void removePartialFiles(OwnFolder folder, Predicate<String> known) {
        for (String name : folder.names()) {
            Matcher part = WholeFile.PART.matcher(name);
            if (part.matches() && known.test(part.group(1))) {
                folder.delete(name);
            }
        }
    }

    private OwnFolder trials() {
        return root.folder(TrialFiles.TRIALS);
    }

    private Optional<Plan> before() {
        try {
            return new ProtectedFile(root, ResultsFolder.PLAN).read(PlanCodec.INSTANCE);
        } catch (DamagedFileException e) {
            setAside(e, "it is written again");
            return Optional.empty();
        }
    }

    private Optional<Outcome> outcome(TrialFiles files) {
        try {
            Optional<Outcome> outcome = files.outcome();
            if (files.lacksWeights()) {
                return Optional.empty();
            }
            outcome.ifPresent(how -> changes.add(() -> files.removeUselessCheckpoint(how)));
            return outcome;
        } catch (DamagedFileException e) {
            setAside(e, "its trial runs again");
            return Optional.empty();
        }
    }

    private boolean hasCheckpoint(TrialFiles files) {
        try {
            return files.checkpoint().isPresent();
        } catch (DamagedFileException e) {
            setAside(e, "its trial begins anew");
            return false;
        }
    }

    private void setAside(DamagedFileException damage, String cure) {
        changes.add(() -> damaged.add(damage.setAside(cure)));
    }

    private List<TrialOutsidePlan> notIn(Plan plan) {
        Set<String> ids = plan.trials().stream().map(Trial::id).collect(Collectors.toSet());
        List<TrialOutsidePlan> others = new ArrayList<>();
        for (String id : trials().names()) {
            if (!ids.contains(id)) {
                TrialFiles.finished(trials().folder(id), ids).ifPresent(others::add);
            }
        }
        others.sort(Comparator.comparing(TrialOutsidePlan::id));
        return others;
    }
}
