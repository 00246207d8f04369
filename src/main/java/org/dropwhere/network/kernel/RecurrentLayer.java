package org.dropwhere.network.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.RecurrentSpec;

/** A recurrent layer over the rows of a chunk: one pass, or two whose outputs are merged. */
final class RecurrentLayer implements AutoCloseable {
    private final RecurrentSpec spec;
    private final int length;
    private final Optional<SequenceSource> source;

    private final List<Recurrence> passes;
    private final Merge merge;
    /** Merged outputs, {@code [steps][rows * outputs]}; none of a layer with one pass, whose outputs are its states. */
    private final float[][] merged;

    private final StepGradients gradients;
    private final float[] mergedLast;
    private final float[] ofPass;
    private BatchRows batch = BatchRows.NONE;

    /**
     * Memory for a chunk.
     *
     * @param source what all passes read; absent where a single one, or each by itself, looks its products up
     * @param isSequence whether all outputs are read from above, or the last alone
     * @param gradients of the outputs; without any if there is no backward pass
     */
    RecurrentLayer(
            RecurrentSpec spec,
            int length,
            Optional<SequenceSource> source,
            List<Recurrence> passes,
            boolean isSequence,
            StepGradients gradients) {
        this.spec = spec;
        this.length = length;
        this.source = source;
        this.passes = List.copyOf(passes);
        this.gradients = gradients;
        boolean merges = passes.size() > 1;
        merge = new Merge(spec.direction(), spec.units());
        merged = new float[merges && isSequence ? length : 0][Chunk.ROWS * outputs()];
        mergedLast = new float[merges ? Chunk.ROWS * outputs() : 0];
        ofPass = new float[Chunk.ROWS * spec.units()];
    }

    /** Features of its output. */
    int outputs() {
        return spec.outputs();
    }

    void forward(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
        source.ifPresent(read -> read.begin(batch, masks));
        passes.forEach(pass -> pass.forward(batch, masks));
        for (int index = 0; index < merged.length; index++) {
            merge.outputs(hidden(0, index), hidden(1, index), merged[index], batch.count());
            clearPadded(index, merged[index]);
        }
    }

    /** A pass's hidden state at an index of the sequence that the layer hands on. */
    private float[] hidden(int pass, int index) {
        return passes.get(pass).hidden(step(pass, index));
    }

    /** The second pass' outputs are turned back into the order of time. */
    private int step(int pass, int index) {
        return pass == 0 ? index : length - 1 - index;
    }

    /** In a layer that reads both ways Keras gives zeros where it would otherwise repeat what was before. */
    private void clearPadded(int index, float[] values) {
        for (int row = 0; row < batch.count(); row++) {
            if (batch.isPadded(row, index)) {
                Arrays.fill(values, row * outputs(), (row + 1) * outputs(), 0);
            }
        }
    }

    /** What it hands on at an index of its sequence, {@code [rows, outputs]}, if it is kept. */
    float[] output(int index) {
        return merged.length > 0 ? merged[index] : passes.get(0).hidden(index);
    }

    /** The last output, of each pass its own last, {@code [rows, outputs]}. */
    float[] last() {
        if (passes.size() == 1) {
            return passes.get(0).last();
        }
        merge.outputs(passes.get(0).last(), passes.get(1).last(), mergedLast, batch.count());
        return mergedLast;
    }

    /** Starts the backward pass of what reads it. */
    void beginBack() {
        gradients.begin();
    }

    /** Where what reads it leaves the gradients of its outputs. */
    StepGradients gradients() {
        return gradients;
    }

    /** Back through all steps, from the gradients of all outputs. */
    void backward() {
        for (int index = 0; index < merged.length; index++) {
            clearPadded(index, gradients.at(index));
        }
        source.ifPresent(SequenceSource::beginBack);
        for (int i = 0; i < passes.size(); i++) {
            int pass = i;
            passes.get(pass).backward((step, gradient) -> add(pass, step(pass, step), gradient));
        }
    }

    private void add(int pass, int index, float[] gradientOfHidden) {
        int n = batch.count() * spec.units();
        if (passes.size() == 1) {
            Elementwise.add(gradients.at(index), gradientOfHidden, n);
        } else {
            merge.gradient(pass, gradients.at(index), hidden(1 - pass, index), ofPass, batch.count());
            Elementwise.add(ofPass, gradientOfHidden, n);
        }
    }

    /**
     * Back through all steps, from the gradient of the last output alone.
     *
     * @param gradient {@code [rows, outputs]}
     */
    void backwardFromLast(float[] gradient) {
        int n = batch.count() * spec.units();
        source.ifPresent(SequenceSource::beginBack);
        for (int i = 0; i < passes.size(); i++) {
            float[] own = gradient;
            if (passes.size() > 1) {
                own = ofPass;
                merge.gradient(i, gradient, passes.get(1 - i).last(), own, batch.count());
            }
            float[] fromAbove = own;
            passes.get(i).backward((step, gradientOfHidden) -> {
                if (step == length - 1) {
                    System.arraycopy(fromAbove, 0, gradientOfHidden, 0, n);
                }
            });
        }
    }

    void addGradientsTo(Gradients sum, float[] scratch) {
        source.ifPresent(read -> read.addGradientsTo(sum));
        passes.forEach(pass -> pass.addGradientsTo(sum, scratch));
    }

    @Override
    public void close() {
        passes.forEach(Recurrence::close);
    }
}
