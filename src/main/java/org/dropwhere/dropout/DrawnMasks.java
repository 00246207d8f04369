package org.dropwhere.dropout;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.Placement;

/**
 * Drawn masks of one placement.
 *
 * @param placement the site, its rate and sharing
 * @param cell of the placement's layer
 * @param model extent of what the masks act on
 * @param drawn extent of the masks: 1 along an axis along which one mask serves all
 * @param gates whose masks they are, by their places in Keras' order; 0 alone where gates share
 * @param values multipliers, {@code [batches, gates, steps, sequences, features]} of {@code drawn}; NaN where none was
 *     asked for, as for steps beyond the end of a sequence
 */
public record DrawnMasks(
        Placement placement, CellKind cell, MaskSize model, MaskSize drawn, List<Integer> gates, float[] values) {

    /** Copies the list. */
    public DrawnMasks {
        gates = List.copyOf(gates);
    }

    /**
     * Draws what a placement needs for the first steps of the first sequences of one batch.
     *
     * @throws ArithmeticException if that are more multipliers than an array can hold
     */
    public static DrawnMasks of(Placement placement, ModelSizes sizes, int steps, int sequences, BatchMasks masks) {
        List<MaskRequest> requests = sizes.requests(placement, Math.min(steps, sizes.length()), sequences);
        CellKind cell = sizes.layer(placement.ref()).cell();
        return draw(cell, sizes.at(placement.ref(), 1, sequences), steps, requests, batch -> masks);
    }

    /**
     * Draws masks of batches.
     *
     * @param cell of the placement's layer
     * @param model extent of what they act on; sequences beyond are left out
     * @param steps number of steps to look at; later ones are left out
     * @param requests what a batch asks for, all of one placement; at least one
     * @param batches the masks of a batch, by its number from 0
     * @throws ArithmeticException if there are more multipliers than an array can hold
     */
    public static DrawnMasks draw(
            CellKind cell, MaskSize model, int steps, List<MaskRequest> requests, IntFunction<BatchMasks> batches) {
        List<Integer> gates =
                requests.stream().map(MaskRequest::gate).distinct().sorted().toList();
        MaskSize drawn = new MaskSize(
                model.batches(),
                gates.size(),
                Math.min(most(requests, request -> request.step() + 1), steps),
                Math.min(most(requests, MaskRequest::sequences), model.sequences()),
                most(requests, MaskRequest::elements));
        float[] values = new float[drawn.elements()];
        Arrays.fill(values, Float.NaN);
        DrawnMasks masks = new DrawnMasks(requests.get(0).placement(), cell, model, drawn, gates, values);
        for (int batch = 0; batch < model.batches(); batch++) {
            BatchMasks source = batches.apply(batch);
            for (MaskRequest request : requests) {
                masks.put(batch, request, source);
            }
        }
        return masks;
    }

    private static int most(List<MaskRequest> requests, ToIntFunction<MaskRequest> number) {
        return requests.stream().mapToInt(number).max().orElse(1);
    }

    private void put(int batch, MaskRequest request, BatchMasks source) {
        int sequences = Math.min(request.sequences(), drawn.sequences()) - request.firstRow();
        if (sequences <= 0 || request.step() >= drawn.steps()) {
            return;
        }
        float[] out = new float[request.size()];
        source.fill(request, out);
        int to = index(batch, gates.indexOf(request.gate()), request.step(), request.firstRow(), 0);
        System.arraycopy(out, 0, values, to, sequences * request.elements());
    }

    /** An element's multiplier, wherever its mask was drawn. */
    public float multiplier(int batch, int gate, int step, int sequence, int feature) {
        return values[
                index(
                        drawn.batches() == 1 ? 0 : batch,
                        drawn.gates() == 1 ? 0 : gate,
                        drawn.steps() == 1 ? 0 : step,
                        drawn.sequences() == 1 ? 0 : sequence,
                        drawn.features() == 1 ? 0 : feature)];
    }

    /** Whether an element is dropped, or keeps its previous value, wherever its mask was drawn. */
    public boolean drops(int batch, int gate, int step, int sequence, int feature) {
        return isDropped(multiplier(batch, gate, step, sequence, feature));
    }

    /**
     * Whether a multiplier of this placement drops, or keeps the previous value; one that was not asked for does not.
     */
    public boolean isDropped(float multiplier) {
        return isAskedFor(multiplier) && placement.site().isZoneout() == (multiplier != 0);
    }

    /** Whether a value is a multiplier: not of a step beyond the end of its sequence. */
    public static boolean isAskedFor(float value) {
        return !Float.isNaN(value);
    }

    /** Whether a sequence has masks at a step and at a later one, but not at one between them. */
    public boolean leavesStepsOut() {
        for (int gate = 0; gate < drawn.gates(); gate++) {
            for (int sequence = 0; sequence < drawn.sequences(); sequence++) {
                boolean gap = false;
                for (int step = 0; step < drawn.steps(); step++) {
                    boolean asked = isAskedFor(multiplier(0, gate, step, sequence, 0));
                    if (asked && gap) {
                        return true;
                    }
                    gap |= !asked;
                }
            }
        }
        return false;
    }

    private int index(int batch, int gate, int step, int sequence, int feature) {
        return (((batch * drawn.gates() + gate) * drawn.steps() + step) * drawn.sequences() + sequence)
                        * drawn.features()
                + feature;
    }

    /** The first mask along an axis alone. */
    public DrawnMasks once(MaskAxis axis) {
        MaskSize less = drawn.once(axis);
        int stride = drawn.stride(axis);
        float[] kept = new float[less.elements()];
        for (int from = 0, to = 0; to < kept.length; from += stride * drawn.extent(axis), to += stride) {
            System.arraycopy(values, from, kept, to, stride);
        }
        return new DrawnMasks(placement, cell, model, less, gates, kept);
    }
}
