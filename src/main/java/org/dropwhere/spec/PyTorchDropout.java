package org.dropwhere.spec;

/**
 * Dropout in the words of PyTorch's {@code nn.LSTM(dropout=...)}. It drops the outputs of each stacked layer but the
 * last, so that in a model of one layer, as here, it drops nothing; PyTorch warns of it.
 *
 * @param dropout probability of dropping, in [0, 1)
 */
public record PyTorchDropout(double dropout) {

    /** Why it places nothing. */
    public String reason() {
        return "PyTorch's nn.LSTM drops between stacked layers and never after the last: with one layer nothing";
    }
}
