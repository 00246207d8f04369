package org.dropwhere.training;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.data.Dataset;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.dropout.MaskElements;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.MaskSize;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.dropout.StepMasks;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.Placement;

/**
 * The masks that a trial draws. The trial's network trains one batch and evaluates, and every mask that it asks for is
 * recorded; then what training asked for is drawn for many batches, as training draws it.
 *
 * @param training for each placement, its masks, and after them those of the backward direction where the layer has
 *     others for it; without placements of which training never asks for masks
 * @param evaluation the placements of which evaluation asks for masks
 */
public record MaskProbe(Map<Placement, List<DrawnMasks>> training, Set<Placement> evaluation) {
    /**
     * Independent elements of a placement: a rate of 0.5 is then measured with a standard error of 0.0005, and found
     * within 0.002 but for one time in 20,000.
     */
    private static final int ELEMENTS = 1 << 20;

    // Chosen, not measured: two epochs of two batches, and no more than is quickly looked at.
    private static final int FEWEST_BATCHES = 4;
    private static final int MOST_SEQUENCES = 32;
    private static final int MOST_STEPS = 64;

    /**
     * Records what a trial asks for.
     *
     * @throws IllegalArgumentException if the model is none that the network can run
     */
    public static MaskProbe of(TrialDescription trial, Dataset data) {
        Trainer trainer = new Trainer(trial, data, metrics -> {});
        int batchSize = Math.min(trial.training().batchSize(), data.train().size());
        int[] batch = IntStream.range(0, batchSize).toArray();
        Set<MaskRequest> inTraining = new LinkedHashSet<>();
        Set<MaskRequest> inEvaluation = new LinkedHashSet<>();
        try (Classifier classifier = trainer.classifier(Workers.serial())) {
            Listener listener = new Listener(trainer.masks(1, 0), inTraining);
            trainer.fit(classifier, batch, listener, 1);
            listener.asked = inEvaluation;
            classifier.logits(data.train().steps().select(new int[] {0}));
        }
        Map<Placement, List<DrawnMasks>> training = new LinkedHashMap<>();
        // The steps of the batch: others may have longer sequences, of which nothing is seen here.
        int steps = Math.max(1, data.train().steps().select(batch).longest());
        ModelSizes sizes = ModelSizes.of(trial.model(), data.inputs(), steps);
        for (Placement placement : trial.placements()) {
            List<DrawnMasks> directions = Stream.of(false, true)
                    .map(backward -> inTraining.stream()
                            .filter(request -> request.placement().equals(placement) && request.backward() == backward)
                            .toList())
                    .filter(requests -> !requests.isEmpty())
                    .map(requests -> draw(trainer, data.train().size(), batchSize, sizes, requests))
                    .toList();
            if (!directions.isEmpty()) {
                training.put(placement, directions);
            }
        }
        return new MaskProbe(training, placements(inEvaluation));
    }

    private static Set<Placement> placements(Set<MaskRequest> requests) {
        Set<Placement> placements = new LinkedHashSet<>();
        requests.forEach(request -> placements.add(request.placement()));
        return placements;
    }

    private static DrawnMasks draw(
            Trainer trainer, int size, int batchSize, ModelSizes sizes, List<MaskRequest> requests) {
        Placement placement = requests.get(0).placement();
        int sequences = Math.min(MOST_SEQUENCES, batchSize);
        long inBatch = requests.stream()
                .filter(request -> request.step() < MOST_STEPS && request.firstRow() < sequences)
                .mapToLong(MaskRequest::size)
                .sum();
        // An even number: half of them are of one epoch, half the same of the next.
        int half = (int) Math.max(FEWEST_BATCHES / 2, (ELEMENTS / 2 + inBatch - 1) / inBatch);
        MaskSize model = sizes.at(placement.ref(), 2 * half, sequences);
        CellKind cell = sizes.layer(placement.ref()).cell();
        int inEpoch = (size + batchSize - 1) / batchSize;
        return DrawnMasks.draw(cell, model, MOST_STEPS, requests, number -> {
            int place = number % half;
            return trainer.masks(1 + 2 * (place / inEpoch) + number / half, place % inEpoch);
        });
    }

    /** Passes masks on and records the requests. */
    private static final class Listener implements BatchMasks {
        private final BatchMasks masks;
        private Set<MaskRequest> asked;

        Listener(BatchMasks masks, Set<MaskRequest> asked) {
            this.masks = masks;
            this.asked = asked;
        }

        @Override
        public void fill(MaskRequest request, float[] out) {
            asked.add(request);
            masks.fill(request, out);
        }

        @Override
        public MaskElements elements(MaskRequest request) {
            asked.add(request);
            return masks.elements(request);
        }

        @Override
        public StepMasks steps(MaskRequest request, int[] paddingBefore) {
            StepMasks steps = masks.steps(request, paddingBefore);
            return (step, out) -> {
                asked.add(request.at(step));
                steps.fill(step, out);
            };
        }
    }
}
