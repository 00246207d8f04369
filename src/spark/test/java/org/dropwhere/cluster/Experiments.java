package org.dropwhere.cluster;

import org.dropwhere.cli.Tiny;

/** Settings of the experiments of these tests. */
final class Experiments {
    /** Twelve epochs of a tenth of a second, so that there is time to disturb a trial. */
    static final String LONG = Tiny.SETTINGS.replace("epochs: 2", "epochs: 12").replace("train: 40", "train: 8000");

    /** Epochs of each trial of {@link #LONG}. */
    static final int EPOCHS = 12;

    /** Every trial fails in its first epoch. */
    static final String STEEP =
            Tiny.SETTINGS.replace("batch-size: 16", "batch-size: 16, optimizer: {rmsprop: {learning-rate: 1e38}}");

    static final String ONE_VARIANT = "variants: {control: {}}\n";

    private Experiments() {}
}
