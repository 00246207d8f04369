package org.dropwhere.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.network.kernel.Shape;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Keras' default initial weights: embeddings uniform in [-0.05, 0.05), kernels Glorot uniform with the fans of the
 * whole {@code [features, 4 units]} matrix, the recurrent kernel orthogonal as a whole, biases 0 but for the forget
 * gate's 1.
 */
final class InitialWeights {
    private static final double EMBEDDING_LIMIT = 0.05;
    private static final int FORGET_GATE = CellKind.LSTM.gate("f");

    private InitialWeights() {}

    /** All arrays by Keras' names, each drawn from a stream of its own. */
    static Map<String, float[]> of(Shape shape, RandomStream stream) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (Parameter parameter : shape.parameters().parameters()) {
            weights.put(parameter.name(), of(parameter, stream.at(parameter.name())));
        }
        return weights;
    }

    private static float[] of(Parameter parameter, RandomStream stream) {
        return switch (parameter.name()) {
            case ParameterLayout.EMBEDDINGS -> uniform(Math.toIntExact(parameter.size()), EMBEDDING_LIMIT, stream);
            case ParameterLayout.KERNEL, ParameterLayout.DENSE_KERNEL ->
                glorotUniform(parameter.rows(), parameter.columns(), stream);
            case ParameterLayout.RECURRENT_KERNEL -> orthogonal(parameter.rows(), parameter.columns(), stream);
            case ParameterLayout.BIAS -> forgetBias(parameter.columns());
            case ParameterLayout.DENSE_BIAS -> new float[parameter.columns()];
            default -> throw new IllegalArgumentException("No initial values for " + parameter.name());
        };
    }

    private static float[] uniform(int size, double limit, RandomStream stream) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) ((2 * stream.uniform(i) - 1) * limit);
        }
        return values;
    }

    /** Glorot and Bengio 2010, equation 16: uniform within sqrt(6 / (fan in + fan out)). */
    private static float[] glorotUniform(int fanIn, int fanOut, RandomStream stream) {
        return uniform(fanIn * fanOut, Math.sqrt(6.0 / (fanIn + fanOut)), stream);
    }

    /**
     * Saxe et al. 2014 as Keras does it: the Q of a normal {@code [columns, rows]} matrix's QR decomposition, its
     * columns' signs set by R's diagonal so that Q is uniform among orthogonal matrices, and transposed; the rows are
     * orthonormal.
     */
    private static float[] orthogonal(int rows, int columns, RandomStream stream) {
        DMatrixRMaj normal = new DMatrixRMaj(columns, rows);
        for (int i = 0; i < normal.getNumElements(); i++) {
            normal.set(i, stream.gaussian(i));
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(columns, rows);
        qr.decompose(normal);
        DMatrixRMaj q = qr.getQ(null, true);
        DMatrixRMaj r = qr.getR(null, true);
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            double sign = Math.signum(r.get(row, row));
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = (float) (sign * q.get(column, row));
            }
        }
        return values;
    }

    private static float[] forgetBias(int columns) {
        float[] bias = new float[columns];
        int units = columns / CellKind.LSTM.gates().size();
        Arrays.fill(bias, FORGET_GATE * units, (FORGET_GATE + 1) * units, 1);
        return bias;
    }
}
