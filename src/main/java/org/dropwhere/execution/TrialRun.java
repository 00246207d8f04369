package org.dropwhere.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.failure.BadInput;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.training.BestWeights;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;
import org.dropwhere.training.Trainer;
import org.dropwhere.training.TrainingListener;

/** One trial of a run, from its checkpoint or its beginning to its end. */
final class TrialRun implements TrainingListener {
    private final Trial trial;
    private final RunCalls calls;
    private final Provenance provenance;
    private final DatasetCache data;
    private final PretrainedFiles pretrained;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private final CheckpointPace pace;
    private Optional<BestWeights> bestWeights = Optional.empty();

    TrialRun(
            Trial trial,
            RunCalls calls,
            Provenance provenance,
            DatasetCache data,
            PretrainedFiles pretrained,
            Ticker ticker) {
        this.trial = trial;
        this.calls = calls;
        this.provenance = provenance;
        this.data = data;
        this.pretrained = pretrained;
        pace = new CheckpointPace(ticker);
    }

    void run(Workers workers) {
        // Where another kind of machine has kept it the trial begins anew, so that its numbers are those of one kind.
        Optional<Snapshot> from = calls.load(trial).filter(snapshot -> snapshot.mayGoOnWith(kind()));
        calls.started(trial);
        from.ifPresent(snapshot -> epochs.addAll(snapshot.epochs()));
        calls.ended(trial, train(from, workers));
    }

    // OutOfMemoryError is the likeliest failure of a large model, and the trial's memory is free again once it has
    // ended.
    private TrialReport train(Optional<Snapshot> from, Workers workers) {
        TrialDescription description = trial.description();
        try {
            Optional<Dataset> dataset = data.of(description.data(), description.dataDigest(), description.seed());
            if (dataset.isEmpty()) {
                return TrialReport.of(failed("Its files of data have changed since the run began."), provenance);
            }
            Map<String, float[]> weights;
            try {
                weights = pretrained.weights(description.model(), dataset.get().inputs());
            } catch (BadInput e) {
                return TrialReport.of(failed(String.join(" ", e.sentences())), provenance);
            }
            Optional<Snapshot> fitting = from.filter(snapshot -> fits(snapshot, dataset.get()));
            if (fitting.isEmpty()) {
                epochs.clear();
            }
            Outcome outcome = Trainer.train(description, dataset.get(), weights, workers, fitting, this);
            return TrialReport.of(outcome, provenance, bestWeights);
        } catch (RunCalls.RunIsOver e) {
            throw e;
        } catch (OutOfMemoryError e) {
            String reason =
                    "Out of memory. Run fewer jobs, allow the JVM more (DROPWHERE_JAVA_OPTS=-Xmx4g, say, and on Spark"
                            + " --spark-conf spark.executor.memory=4g), or make the batches smaller.";
            return TrialReport.of(failed(reason), provenance, e);
        } catch (RuntimeException e) {
            return TrialReport.of(failed("Stopped by an unexpected failure: " + e), provenance, e);
        }
    }

    private Outcome.Failed failed(String reason) {
        return new Outcome.Failed(epochs, epochs.size() + 1, reason);
    }

    /**
     * Only the files of sequences know the vocabulary, where the experiment does not give it; and an earlier run may
     * have kept no weights.
     */
    private boolean fits(Snapshot snapshot, Dataset dataset) {
        return snapshot.state().weights().length
                        == ParameterLayout.of(trial.description().model(), dataset.inputs())
                                .size()
                && (!trial.keepsWeights() || snapshot.kept().best().isPresent());
    }

    @Override
    public void beforeBatch() {
        calls.checkNotOver();
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        epochs.add(metrics);
        calls.epoch(trial, metrics);
    }

    @Override
    public boolean wantsBestWeights() {
        return trial.keepsWeights();
    }

    @Override
    public void bestWeights(BestWeights weights) {
        bestWeights = Optional.of(weights);
    }

    @Override
    public void betweenEpochs(Supplier<Snapshot> snapshot) {
        pace.keepIfDue(() -> calls.save(trial, snapshot.get().by(kind())));
    }

    private String kind() {
        return provenance.kind().text();
    }
}
