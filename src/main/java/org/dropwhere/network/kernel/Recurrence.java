package org.dropwhere.network.kernel;

import org.dropwhere.dropout.BatchMasks;

/** A pass over the rows of a chunk: forwards through its steps and back. */
final class Recurrence implements AutoCloseable {
    private final Pass pass;
    private final InputSide input;
    private final RecurrentCell cell;
    private final Padding padding;
    private final Block z;
    private final GateGradients history;
    private BatchRows batch = BatchRows.NONE;

    Recurrence(Pass pass, InputSide input, RecurrentCell cell) {
        this.pass = pass;
        this.input = input;
        this.cell = cell;
        padding = new Padding(pass.units(), pass.chunkRows());
        z = new Block((long) cell.slots() * pass.chunkRows() * pass.units());
        history = new GateGradients(pass, cell.slots());
    }

    void forward(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
        input.begin(batch, masks);
        cell.begin(batch, masks);
        for (int step = 0; step < batch.length(); step++) {
            input.forward(step, z);
            cell.forward(step, z);
            padding.at(pass.index(step, batch), batch);
            cell.copyBefore(step, padding);
        }
    }

    /** The hidden state after a step, {@code [rows, units]}, if it is still kept. */
    float[] hidden(int step) {
        return cell.hidden(step);
    }

    /** The hidden state after the last step. */
    float[] last() {
        return cell.hidden(batch.length() - 1);
    }

    /** Adds what comes from above to a step's gradient of the hidden state, {@code [rows, units]}. */
    interface FromAbove {
        void addTo(int step, float[] gradientOfHidden);
    }

    /** Back through all steps, after {@link #forward} in training. */
    void backward(FromAbove above) {
        history.begin(batch);
        input.beginBack();
        cell.beginBack();
        for (int step = batch.length() - 1; step >= 0; step--) {
            above.addTo(step, cell.gradientOfHidden());
            padding.at(pass.index(step, batch), batch);
            cell.backward(step, padding, history);
            input.backward(step, cell.gradientsOfProducts(), history);
            if (history.completesRange(step)) {
                history.sumRange(step);
            }
        }
    }

    void addGradientsTo(Gradients sum) {
        input.addGradientsTo(sum);
        cell.addGradientsTo(sum, history);
    }

    @Override
    public void close() {
        input.close();
        cell.close();
        z.close();
        history.close();
    }
}
