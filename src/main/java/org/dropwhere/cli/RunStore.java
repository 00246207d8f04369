package org.dropwhere.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.dropwhere.execution.TrialStore;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.FolderLock;
import org.dropwhere.results.Provenance;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;

/** Keeps a run's trials in its folder, as long as that is there and nobody interrupts, and knows how they ended. */
final class RunStore implements TrialStore {
    private final Plan plan;
    private final ResultsFolder folder;
    private final FolderLock lock;
    private final Interruption interruption;
    private final Presentation presentation;
    private final Map<Trial, Outcome> ended;
    /** Asked for when there is something to keep: it loads native code. */
    private Optional<Provenance> provenance = Optional.empty();

    /** @param ended before this run */
    RunStore(
            Plan plan,
            ResultsFolder folder,
            FolderLock lock,
            Interruption interruption,
            Presentation presentation,
            Map<Trial, Outcome> ended) {
        this.plan = plan;
        this.folder = folder;
        this.lock = lock;
        this.interruption = interruption;
        this.presentation = presentation;
        this.ended = new ConcurrentHashMap<>(ended);
    }

    @Override
    public Optional<Snapshot> checkpoint(Trial trial) {
        return folder.checkpoint(trial);
    }

    @Override
    public void keepCheckpoint(Trial trial, Snapshot snapshot) {
        write(() -> {
            folder.keepCheckpoint(trial, snapshot);
            return snapshot;
        });
    }

    @Override
    public void store(Trial trial, Outcome outcome) {
        Provenance machine = provenance.orElseGet(Version::provenance);
        provenance = Optional.of(machine);
        write(() -> {
            folder.store(trial, outcome, machine);
            ended.put(trial, outcome);
            return outcome;
        });
    }

    @Override
    public void keepTrace(Trial trial, Throwable failure) {
        presentation.error(Wording.name(plan, trial) + " was stopped by an unexpected failure; details are in "
                + write(() -> folder.storeTrace(trial, failure))
                + ".");
    }

    /** Writes to the folder while it is the one that was locked; it may be removed at any time. */
    private <T> T write(Supplier<T> write) {
        return interruption.guard(() -> {
            lock.check();
            try {
                return write.get();
            } catch (ExpectedFailure e) {
                lock.check();
                throw e;
            }
        });
    }

    /** The trials that have ended, before and in this run, in the order of the plan. */
    Map<Trial, Outcome> ended() {
        Map<Trial, Outcome> ordered = new LinkedHashMap<>();
        plan.trials().forEach(trial -> Optional.ofNullable(ended.get(trial)).ifPresent(how -> ordered.put(trial, how)));
        return ordered;
    }

    /** In the order of the plan. */
    Map<Trial, Outcome.Failed> failed() {
        Map<Trial, Outcome.Failed> failed = new LinkedHashMap<>();
        ended().forEach((trial, outcome) -> {
            if (outcome instanceof Outcome.Failed how) {
                failed.put(trial, how);
            }
        });
        return failed;
    }
}
