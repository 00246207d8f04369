package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;

/**
 * Multiplies once for each token of the vocabulary instead of once for each step. Where no mask changes with time, a
 * sequence's products have only as many different rows as the vocabulary: {@code table_k = (m_k * E) @ W_k}, with m_k
 * the product of the masks after the embedding and before gate k. A step looks its tokens' rows up; on the way back
 * gradients add up by token, and one product for the whole sequence turns them into those of W and E.
 */
final class TabulatedInput implements InputSide {
    private final int vocabulary;
    private final int features;
    private final int units;
    private final Weights weights;
    private final Optional<Mask> embeddingMask;
    private final Optional<Mask> inputMask;
    /** Masked copies of E: one if the gates share a mask or there is none, else one for each gate. */
    private final int operands;
    /** Whether the sequences have masks of their own, and so tables. */
    private final boolean masked;

    /** For each operand {@code [sequences, vocabulary, features]}. */
    private final float[][] operand;

    private final Block[] operandBlock;
    /** For each gate {@code [sequences, vocabulary, units]}; on the way back its gradient. */
    private final float[][] table = new float[GATES][];

    private final Block tableBlock;
    private final Block gradientOfOperand;
    private final Block[] gradientOfKernel = new Block[GATES];
    private final float[] gradientOfEmbeddings;
    private final float[] scratch;
    private final float[] looked;

    private int[][] tokens = {};
    private int firstRow;
    private int rows;

    TabulatedInput(Shape shape, Weights weights, Optional<Mask> embeddingMask, Optional<Mask> inputMask) {
        vocabulary = shape.vocabulary();
        features = shape.embedding();
        units = shape.units();
        this.weights = weights;
        this.embeddingMask = embeddingMask;
        this.inputMask = inputMask;
        operands = inputMask.isPresent() && inputMask.get().perGate() ? GATES : 1;
        masked = embeddingMask.isPresent() || inputMask.isPresent();
        int entries = (masked ? Chunk.ROWS : 1) * vocabulary;
        operand = new float[operands][entries * features];
        operandBlock = new Block[operands];
        for (int i = 0; i < operands; i++) {
            operandBlock[i] = new Block((long) entries * features);
        }
        for (int k = 0; k < GATES; k++) {
            table[k] = new float[entries * units];
            gradientOfKernel[k] = new Block((long) features * units);
        }
        tableBlock = new Block((long) entries * units);
        gradientOfOperand = new Block((long) entries * features);
        gradientOfEmbeddings = new float[vocabulary * features];
        scratch = new float[entries * features];
        looked = new float[Chunk.ROWS * units];
    }

    @Override
    public void begin(int[][] tokens, BatchMasks masks, int firstRow, int rows) {
        this.tokens = tokens;
        this.firstRow = firstRow;
        this.rows = rows;
        embeddingMask.ifPresent(mask -> mask.begin(masks, firstRow, rows));
        inputMask.ifPresent(mask -> mask.begin(masks, firstRow, rows));
        int entries = entries();
        for (int i = 0; i < operands; i++) {
            for (int sequence = 0; sequence < entries / vocabulary; sequence++) {
                System.arraycopy(
                        weights.embeddings, 0, operand[i], sequence * vocabulary * features, vocabulary * features);
            }
            applyMasks(i, operand[i]);
            operandBlock[i].put(0, operand[i], entries * features);
        }
        for (int k = 0; k < GATES; k++) {
            Block.multiply(
                    entries, units, features, operandBlock[k % operands], 0, weights.kernel[k], tableBlock, 0, false);
            tableBlock.get(0, table[k], entries * units);
        }
    }

    /** Tables of all sequences, or the one that unmasked sequences share, in tokens. */
    private int entries() {
        return (masked ? rows : 1) * vocabulary;
    }

    /** Multiplies every token's features by its sequence's masks. */
    private void applyMasks(int index, float[] values) {
        embeddingMask.ifPresent(mask -> multiplyRows(values, mask.of(0)));
        inputMask.ifPresent(mask -> multiplyRows(values, mask.of(index)));
    }

    private void multiplyRows(float[] values, float[] mask) {
        for (int entry = 0; entry < entries(); entry++) {
            int at = entry * features;
            int maskAt = entry / vocabulary * features;
            for (int j = 0; j < features; j++) {
                values[at + j] *= mask[maskAt + j];
            }
        }
    }

    /** Where a sequence's token starts in its table. */
    private int at(int row, int t) {
        return ((masked ? row * vocabulary : 0) + tokens[firstRow + row][t]) * units;
    }

    @Override
    public void forward(int t, Block z) {
        for (int k = 0; k < GATES; k++) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(table[k], at(row, t), looked, row * units, units);
            }
            z.put((long) k * rows * units, looked, rows * units);
        }
    }

    /** The tables have served their purpose; from here on they hold their gradients. */
    @Override
    public void beginBack() {
        for (float[] gradient : table) {
            Elementwise.clear(gradient, gradient.length);
        }
    }

    @Override
    public void backward(int t, float[][] dz, GateGradients history) {
        for (int k = 0; k < GATES; k++) {
            for (int row = 0; row < rows; row++) {
                Elementwise.addAt(dz[k], row * units, table[k], at(row, t), units);
            }
        }
        if (t == 0) {
            finishGradients();
        }
    }

    private void finishGradients() {
        int entries = entries();
        Elementwise.clear(gradientOfEmbeddings, gradientOfEmbeddings.length);
        for (int k = 0; k < GATES; k++) {
            tableBlock.put(0, table[k], entries * units);
            gradientOfKernel[k].clear((long) features * units);
            Block.addTransposedProduct(
                    features, units, entries, operandBlock[k % operands], tableBlock, gradientOfKernel[k]);
            Block.multiply(
                    entries, features, units, tableBlock, 0, weights.kernelTransposed[k], gradientOfOperand, 0, false);
            gradientOfOperand.get(0, scratch, entries * features);
            applyMasks(k, scratch);
            for (int sequence = 0; sequence < entries / vocabulary; sequence++) {
                int size = vocabulary * features;
                Elementwise.addAt(scratch, sequence * size, gradientOfEmbeddings, 0, size);
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
        for (Block block : operandBlock) {
            block.close();
        }
        tableBlock.close();
        gradientOfOperand.close();
        for (Block block : gradientOfKernel) {
            block.close();
        }
    }
}
