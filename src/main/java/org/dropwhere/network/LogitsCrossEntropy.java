package org.dropwhere.network;

import org.dropwhere.spec.metric.CrossEntropy;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Binary cross-entropy on logits z {@code [batch, 1]}: {@code max(z, 0) - z y + log(1 + e^-|z|)}, with the gradient
 * {@code sigmoid(z) - y}, which does not vanish for a wrong answer however sure it is. Keras computes it so;
 * Deeplearning4j's own goes through clipped probabilities. The output layer's activation must be the identity. A mask
 * of the labels {@code [batch, 1]} has what the losses of the examples are multiplied by.
 */
final class LogitsCrossEntropy implements ILossFunction {
    private static final long serialVersionUID = 1;

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        float[] z = Floats.copyOf(preOutput);
        float[] y = Floats.copyOf(labels);
        float[] weights = mask == null ? new float[0] : Floats.copyOf(mask);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += weights.length == 0 ? CrossEntropy.of(z[i], y[i]) : weights[i] * CrossEntropy.of(z[i], y[i]);
        }
        return average ? sum / z.length : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        float[] z = Floats.copyOf(preOutput);
        float[] y = Floats.copyOf(labels);
        float[] losses = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            losses[i] = (float) CrossEntropy.of(z[i], y[i]);
        }
        return Nd4j.createFromArray(losses).reshape(z.length, 1);
    }

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        INDArray gradient = Transforms.sigmoid(preOutput, true).subi(labels);
        return mask == null ? gradient : gradient.muli(mask);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return "LogitsCrossEntropy";
    }
}
