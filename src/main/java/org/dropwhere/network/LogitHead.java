package org.dropwhere.network;

import org.dropwhere.network.kernel.NetworkKernel;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.metric.CrossEntropy;

/**
 * The model's last layer: a dense unit whose output is the logit of label 1, {@code z = v w + b}, and its binary
 * cross-entropy with the gradient {@code sigmoid(z) - y}, which does not vanish for a wrong answer however sure it is.
 * Keras computes the loss so.
 */
final class LogitHead implements NetworkKernel.Head {
    private final int features;
    private final float[] kernel;
    private float bias;

    private int[] labels = {};
    private LabelWeights labelWeights = LabelWeights.EQUAL;
    /** What was read of each sequence, {@code [batch, features]}. */
    private float[] read = {};

    private double[] losses = {};
    /** Gradient of the logits. */
    private float[] dz = {};

    LogitHead(int features) {
        this.features = features;
        kernel = new float[features];
    }

    /**
     * Takes over the weights that the next calls use.
     *
     * @param kernelOfUnit {@code [features]}
     */
    void setWeights(float[] kernelOfUnit, float biasOfUnit) {
        System.arraycopy(kernelOfUnit, 0, kernel, 0, features);
        bias = biasOfUnit;
    }

    /** Starts a training step. */
    void begin(int[] labelsOfBatch, LabelWeights weights) {
        labels = labelsOfBatch;
        labelWeights = weights;
        if (dz.length != labels.length) {
            read = new float[labels.length * features];
            losses = new double[labels.length];
            dz = new float[labels.length];
        }
    }

    @Override
    public void backward(int firstRow, int rows, float[] outputs, float[] gradient) {
        System.arraycopy(outputs, 0, read, firstRow * features, rows * features);
        for (int row = 0; row < rows; row++) {
            int label = labels[firstRow + row];
            double weight = labelWeights.of(label);
            float z = logit(outputs, row);
            losses[firstRow + row] = weight * CrossEntropy.of(z, label);
            float dzOfRow = (float) (weight * (1 / (1 + StrictMath.exp(-z)) - label));
            dz[firstRow + row] = dzOfRow;
            for (int j = 0; j < features; j++) {
                gradient[row * features + j] = dzOfRow * kernel[j];
            }
        }
    }

    /** The logit of a row of {@code [rows, features]}. */
    private float logit(float[] outputs, int row) {
        double sum = bias;
        for (int j = 0; j < features; j++) {
            sum += (double) outputs[row * features + j] * kernel[j];
        }
        return (float) sum;
    }

    /** Logits of outputs {@code [batch, features]}. */
    float[] logits(float[] outputs) {
        float[] logits = new float[outputs.length / features];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = logit(outputs, row);
        }
        return logits;
    }

    /** Mean loss of the last training step, in nats: the weighted losses' sum by the number of sequences. */
    double meanLoss() {
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum / losses.length;
    }

    /**
     * Adds the gradients of the last training step, summed over the sequences, to an array.
     *
     * @param atKernel where the kernel's begins
     * @param atBias where the bias' is
     */
    void addGradientsTo(float[] sum, int atKernel, int atBias) {
        for (int row = 0; row < dz.length; row++) {
            for (int j = 0; j < features; j++) {
                sum[atKernel + j] += dz[row] * read[row * features + j];
            }
            sum[atBias] += dz[row];
        }
    }
}
