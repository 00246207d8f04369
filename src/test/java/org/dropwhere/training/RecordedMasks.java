package org.dropwhere.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.data.Dataset;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/** What a network asked for, and got, while it trained the first batch of a trial. */
public final class RecordedMasks {
    private final List<Answer> answers = new ArrayList<>();

    private RecordedMasks() {}

    /** Trains the batch. */
    public static RecordedMasks ofFirstBatch(TrialDescription trial, Dataset data) {
        RecordedMasks recorded = new RecordedMasks();
        Trainer trainer = new Trainer(trial, data, metrics -> {});
        int size = Math.min(trial.training().batchSize(), data.train().size());
        try (Classifier classifier = trainer.classifier(Workers.serial())) {
            BatchMasks masks = trainer.masks(1, 0);
            BatchMasks recorder = (request, out) -> {
                masks.fill(request, out);
                recorded.answers.add(new Answer(request, out.clone()));
            };
            trainer.fit(classifier, IntStream.range(0, size).toArray(), recorder, 1);
        }
        return recorded;
    }

    /** The placements of which masks were asked for, in the order of the sites. */
    public List<Placement> placements() {
        return answers.stream()
                .map(answer -> answer.request().placement())
                .distinct()
                .sorted((one, other) -> one.site().compareTo(other.site()))
                .toList();
    }

    /** The gates that have masks. */
    public List<Integer> gates(Placement placement) {
        return answers.stream()
                .map(Answer::request)
                .filter(request -> request.placement().equals(placement))
                .map(MaskRequest::gate)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What an element was multiplied by.
     *
     * @param element the feature; of weights, that of the row of the unit from which they lead
     */
    public float multiplier(Placement placement, int gate, int step, int sequence, int element) {
        boolean weights = placement.site() == Site.RECURRENT_WEIGHTS;
        return answers.stream()
                .filter(answer -> answer.request().placement().equals(placement)
                        && answer.request().gate() == gate
                        && answer.request().step() == (placement.time().changesWithTime() ? step : 0)
                        && (weights || answer.hasRow(sequence, placement)))
                .findFirst()
                .orElseThrow()
                .at(weights ? 0 : sequence, element, placement);
    }

    private record Answer(MaskRequest request, float[] multipliers) {

        boolean hasRow(int sequence, Placement placement) {
            int row = row(sequence, placement);
            return row >= 0 && row < request.rows();
        }

        /** A mask of the batch serves all sequences. */
        private int row(int sequence, Placement placement) {
            return request.firstRow() == 0 && request.rows() == 1 && placement.time() == TimeSharing.PER_BATCH
                    ? 0
                    : sequence - request.firstRow();
        }

        float at(int sequence, int element, Placement placement) {
            int column = request.features() == 1 ? 0 : element;
            return multipliers[row(sequence, placement) * request.features() + column];
        }
    }
}
