package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

import java.util.Arrays;
import org.dropwhere.dropout.BatchMasks;

/**
 * Multiplies once for each token of the vocabulary instead of once for each step. Where no mask changes with time, a
 * sequence's products have only as many different rows as the vocabulary: {@code table_k = (m_k * E) @ W_k}, with m_k
 * the product of the masks in and after the embedding and before gate k. A step looks its tokens' rows up; on the way
 * back gradients add up by token, and a product for each table turns them into those of W and E.
 */
final class TabulatedInput implements InputSide {
    private final int vocabulary;
    private final int features;
    private final int units;
    private final Weights weights;
    private final InputMasks masks;
    /** Masked copies of E for a sequence: one if the gates share a mask or there is none, else one for each gate. */
    private final int operands;
    /** Whether the sequences have masks of their own, and so tables. */
    private final boolean ownTables;

    /**
     * {@code [gates][vocabulary][rows * units]}, of which sequences without masks of their own share row 0; on the way
     * back the gradient. A row has the same place here as in dz, because the JIT vectorises the sums only then.
     */
    private final float[][][] table;

    /** The masks of a sequence, repeated for every token, {@code [vocabulary * features]}. */
    private final float[] mask;

    /** One {@code m_k * E}, {@code [vocabulary, features]}, and its table, {@code [vocabulary, units]}. */
    private final Block operand;

    private final Block product;
    private final Block gradientOfOperand;
    private final Block[] gradientOfKernel = new Block[GATES];
    private final float[] gradientOfEmbeddings;
    private final float[] scratch;
    /** {@code [vocabulary * units]} of one table, or {@code [rows * units]} of one step. */
    private final float[] looked;

    private int[][] tokens = {};
    private int firstRow;
    private int rows;

    TabulatedInput(Shape shape, Weights weights, InputMasks masks) {
        vocabulary = shape.vocabulary();
        features = shape.embedding();
        units = shape.units();
        this.weights = weights;
        this.masks = masks;
        operands = masks.perGate() ? GATES : 1;
        ownTables = !masks.perBatch();
        table = new float[GATES][vocabulary][Chunk.ROWS * units];
        mask = new float[vocabulary * features];
        Arrays.fill(mask, 1);
        for (int k = 0; k < GATES; k++) {
            gradientOfKernel[k] = new Block((long) features * units);
        }
        operand = new Block((long) vocabulary * features);
        product = new Block((long) vocabulary * units);
        gradientOfOperand = new Block((long) vocabulary * features);
        gradientOfEmbeddings = new float[vocabulary * features];
        scratch = new float[vocabulary * features];
        looked = new float[Math.max(Chunk.ROWS, vocabulary) * units];
    }

    @Override
    public void begin(int[][] tokens, BatchMasks masks, int firstRow, int rows) {
        this.tokens = tokens;
        this.firstRow = firstRow;
        this.rows = rows;
        this.masks.begin(masks, firstRow, rows);
        for (int sequence = 0; sequence < tables(); sequence++) {
            for (int k = 0; k < GATES; k++) {
                setOperand(sequence, k);
                Block.multiply(vocabulary, units, features, operand, 0, weights.kernel.of(k), product, 0, false);
                product.get(0, looked, vocabulary * units);
                for (int token = 0; token < vocabulary; token++) {
                    System.arraycopy(looked, token * units, table[k][token], sequence * units, units);
                }
            }
        }
    }

    /** Tables of a gate: one for each sequence, or one that all share. */
    private int tables() {
        return ownTables ? rows : 1;
    }

    /** Makes a gate's mask and operand, unless the gate before had the same. */
    private void setOperand(int sequence, int gate) {
        if (gate < operands) {
            if (!masks.none()) {
                setMask(sequence, gate);
            }
            Elementwise.multiply(weights.embeddings, mask, scratch, scratch.length);
            operand.put(0, scratch, scratch.length);
        }
    }

    private void setMask(int sequence, int gate) {
        int from = sequence * features;
        Arrays.fill(mask, 0, features, 1);
        masks.embedding().ifPresent(m -> Elementwise.multiplyAt(m.of(0), from, mask, 0, features));
        masks.input().ifPresent(m -> Elementwise.multiplyAt(m.of(gate), from, mask, 0, features));
        for (int token = 1; token < vocabulary; token++) {
            System.arraycopy(mask, 0, mask, token * features, features);
        }
        if (masks.ofWholeTokens()) {
            for (int token = 0; token < vocabulary; token++) {
                Elementwise.scale(token * features, masks.ofWordType(sequence, token), mask, features);
            }
        }
    }

    @Override
    public void forward(int t, Block z) {
        for (int k = 0; k < GATES; k++) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(table[k][token(row, t)], ownTables ? row * units : 0, looked, row * units, units);
            }
            z.put((long) k * rows * units, looked, rows * units);
        }
    }

    private int token(int row, int t) {
        return tokens[firstRow + row][t];
    }

    /** The tables have served their purpose; from here on they hold their gradients. */
    @Override
    public void beginBack() {
        for (int k = 0; k < GATES; k++) {
            for (float[] gradient : table[k]) {
                Elementwise.clear(gradient, rows * units);
            }
            gradientOfKernel[k].clear((long) features * units);
        }
        Elementwise.clear(gradientOfEmbeddings, gradientOfEmbeddings.length);
    }

    @Override
    public void backward(int t, float[][] dz, GateGradients history) {
        for (int k = 0; k < GATES; k++) {
            for (int row = 0; row < rows; row++) {
                Elementwise.addFrom(row * units, dz[k], table[k][token(row, t)], units);
            }
        }
        if (t == 0) {
            finishGradients();
        }
    }

    private void finishGradients() {
        for (int sequence = 0; sequence < tables(); sequence++) {
            for (int k = 0; k < GATES; k++) {
                for (int token = 0; token < vocabulary; token++) {
                    collect(table[k][token], sequence, looked, token * units);
                }
                product.put(0, looked, vocabulary * units);
                setOperand(sequence, k);
                Block.addTransposedProduct(features, units, vocabulary, operand, product, gradientOfKernel[k]);
                Block.multiply(
                        vocabulary,
                        features,
                        units,
                        product,
                        0,
                        weights.kernel.transposed(k),
                        gradientOfOperand,
                        0,
                        false);
                gradientOfOperand.get(0, scratch, scratch.length);
                Elementwise.addProduct(scratch, mask, gradientOfEmbeddings, scratch.length);
            }
        }
    }

    /** Takes a sequence's row of a gradient, or the sum of all rows if they share a table. */
    private void collect(float[] gradient, int sequence, float[] out, int at) {
        System.arraycopy(gradient, sequence * units, out, at, units);
        if (!ownTables) {
            for (int row = 1; row < rows; row++) {
                Elementwise.addAt(gradient, row * units, out, at, units);
            }
        }
    }

    @Override
    public void addGradientsTo(Gradients sum, float[] scratch) {
        Elementwise.add(gradientOfEmbeddings, sum.embeddings(), gradientOfEmbeddings.length);
        KerasLayout.add(gradientOfKernel, features, units, sum.kernel(), scratch);
    }

    @Override
    public void close() {
        operand.close();
        product.close();
        gradientOfOperand.close();
        for (Block block : gradientOfKernel) {
            block.close();
        }
    }
}
