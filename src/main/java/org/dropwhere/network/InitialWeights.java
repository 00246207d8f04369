package org.dropwhere.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Initializer;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Initial weights, drawn as the {@link Initializer} of each parameter requires: fans are those of the matrix with the
 * blocks of all gates, and the recurrent kernel is orthogonal as a whole.
 */
final class InitialWeights {
    private InitialWeights() {}

    /** All arrays by Keras' names, each drawn from a stream of its own. */
    static Map<String, float[]> of(NetworkSizes sizes, RandomStream stream) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (Parameter parameter : sizes.parameters().parameters()) {
            weights.put(parameter.name(), of(parameter, stream.at(parameter.name())));
        }
        return weights;
    }

    private static float[] of(Parameter parameter, RandomStream stream) {
        int rows = parameter.rows();
        int columns = parameter.columns();
        Initializer initializer = parameter.initializer();
        if (initializer instanceof Initializer.Uniform uniform) {
            return uniform(rows * columns, uniform.limit(), stream);
        }
        if (initializer instanceof Initializer.GlorotUniform) {
            return uniform(rows * columns, Math.sqrt(6.0 / (rows + columns)), stream);
        }
        if (initializer instanceof Initializer.Orthogonal) {
            return orthogonal(rows, columns, stream);
        }
        if (initializer instanceof Initializer.Constant constant) {
            return constant(rows, columns, constant.values());
        }
        throw new IllegalArgumentException("No initial values for " + parameter);
    }

    private static float[] uniform(int size, double limit, RandomStream stream) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) ((2 * stream.uniform(i) - 1) * limit);
        }
        return values;
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

    private static float[] constant(int rows, int columns, List<Float> values) {
        float[] all = new float[rows * columns];
        int width = columns / values.size();
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(i % columns / width);
        }
        return all;
    }
}
