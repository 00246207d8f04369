package org.dropwhere.network.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.RecurrentSpec;

/** A recurrent layer over the rows of a chunk: one pass, or two whose outputs are merged. */
final class RecurrentLayer implements AutoCloseable {
    private final RecurrentSpec spec;
    private final int chunkRows;
    private final Optional<SequenceSource> source;

    private final List<Recurrence> passes;
    private final Merge merge;
    /**
     * Outputs by their index in the layer's sequence, {@code [steps][rows * outputs]}: those of two passes merged,
     * those of one that reads backwards from the end of each sequence on. None of one that reads forwards, which are
     * its states.
     */
    private final float[][] merged;

    private final StepGradients gradients;
    private final float[] mergedLast;
    private final float[] ofPass;
    private BatchRows batch = BatchRows.NONE;

    /**
     * Memory for a chunk.
     *
     * @param chunkRows sequences of a chunk
     * @param longest steps at most
     * @param source what all passes read; absent where a single one, or each by itself, looks its products up
     * @param isSequence whether all outputs are read from above, or the last alone
     * @param gradients of the outputs; without any if there is no backward pass
     */
    RecurrentLayer(
            RecurrentSpec spec,
            int chunkRows,
            int longest,
            Optional<SequenceSource> source,
            List<Recurrence> passes,
            boolean isSequence,
            StepGradients gradients) {
        this.spec = spec;
        this.chunkRows = chunkRows;
        this.source = source;
        this.passes = List.copyOf(passes);
        this.gradients = gradients;
        boolean merges = passes.size() > 1;
        merge = new Merge(spec.direction(), spec.units());
        merged = new float[isSequence && spec.direction() != Direction.FORWARD ? longest : 0][chunkRows * outputs()];
        mergedLast = new float[merges ? chunkRows * outputs() : 0];
        ofPass = new float[chunkRows * spec.units()];
    }

    /** Sequences of a chunk. */
    int chunkRows() {
        return chunkRows;
    }

    /** Features of its output. */
    int outputs() {
        return spec.outputs();
    }

    void forward(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
        source.ifPresent(read -> read.begin(batch, masks));
        passes.forEach(pass -> pass.forward(batch, masks));
        for (int index = 0; index < mergedSteps(); index++) {
            if (passes.size() > 1) {
                merge.outputs(hidden(0, index), hidden(1, index), merged[index], batch.count());
                clearPadded(index, merged[index]);
            } else {
                fromTheEnds(index, merged[index]);
            }
        }
    }

    private int mergedSteps() {
        return merged.length > 0 ? batch.length() : 0;
    }

    /** A pass's hidden state at an index of the sequence that the layer hands on. */
    private float[] hidden(int pass, int index) {
        return passes.get(pass).hidden(step(pass, index));
    }

    /** What a pass that reads backwards hands on first is the state after the last token, wherever a sequence ends. */
    private void fromTheEnds(int index, float[] out) {
        int units = spec.units();
        for (int row = 0; row < batch.count(); row++) {
            int step = Math.min(index + batch.stepsAfter(row), batch.length() - 1);
            System.arraycopy(passes.get(0).hidden(step), row * units, out, row * units, units);
        }
    }

    /** The second pass' outputs are turned back into the order of time. */
    private int step(int pass, int index) {
        return pass == 0 ? index : batch.length() - 1 - index;
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
        if (passes.size() > 1) {
            for (int index = 0; index < mergedSteps(); index++) {
                clearPadded(index, gradients.at(index));
            }
        }
        source.ifPresent(SequenceSource::beginBack);
        for (int i = 0; i < passes.size(); i++) {
            int pass = i;
            passes.get(pass).backward((step, gradient) -> add(pass, step(pass, step), gradient));
        }
    }

    private void add(int pass, int index, float[] gradientOfHidden) {
        int n = batch.count() * spec.units();
        if (spec.direction() == Direction.BACKWARD) {
            addFromTheEnds(index, gradientOfHidden);
        } else if (passes.size() == 1) {
            Elementwise.add(gradients.at(index), gradientOfHidden, n);
        } else {
            merge.gradient(pass, gradients.at(index), hidden(1 - pass, index), ofPass, batch.count());
            Elementwise.add(ofPass, gradientOfHidden, n);
        }
    }

    /** Where a sequence has ended, nothing reads its outputs. */
    private void addFromTheEnds(int step, float[] gradientOfHidden) {
        int units = spec.units();
        for (int row = 0; row < batch.count(); row++) {
            int index = step - batch.stepsAfter(row);
            if (index >= 0) {
                Elementwise.addRange(gradients.at(index), gradientOfHidden, row * units, units);
            }
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
                if (step == batch.length() - 1) {
                    System.arraycopy(fromAbove, 0, gradientOfHidden, 0, n);
                }
            });
        }
    }

    void addGradientsTo(Gradients sum) {
        source.ifPresent(read -> read.addGradientsTo(sum));
        passes.forEach(pass -> pass.addGradientsTo(sum));
    }

    @Override
    public void close() {
        passes.forEach(Recurrence::close);
    }
}
