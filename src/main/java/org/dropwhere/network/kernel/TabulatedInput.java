package org.dropwhere.network.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Site;

/**
 * Multiplies once for each different token of a sequence instead of once for each step. Where no mask changes with
 * time, a sequence's products have only as many different rows: {@code table_k = (m_k * E) @ W_k}, with m_k the product
 * of the masks in and after the embedding and before gate k, and of E only the rows of the sequence's tokens. A step
 * looks its tokens' rows up; in the backward pass gradients add up by token, and a product for each table turns them
 * into those of W and E.
 */
final class TabulatedInput implements InputSide {
    /** The largest table in floats, 64 MiB a chunk; chosen, not measured. */
    private static final long LARGEST_TABLE = 1L << 24;

    /** Units up to which looking up rows of tables of their own takes as long as multiplying. */
    private static final int SMALL = 16;

    private final Pass pass;
    private final int gates;
    private final int features;
    private final int units;
    private final Weights model;
    private final boolean trainsTable;
    private final GateMatrices weights;
    private final EmbeddingMasks masks;
    private final Optional<Mask> input;
    private final boolean hasMasks;
    /** Masked copies of E for a sequence: one if the gates share a mask or there is none, else one for each gate. */
    private final int operands;
    /** Whether the sequences have masks of their own, and so tables. */
    private final boolean ownTables;

    /** Sequences that share a table number their tokens together. */
    private final DistinctTokens distinct;

    /**
     * {@code [gates][distinct tokens][rows * units]}, of which sequences without masks of their own share row 0; in the
     * backward pass the gradient. A row has the same place here as in dz, because the JIT vectorises the sums only
     * then.
     */
    private final float[][][] table;

    /** The masks of a sequence, repeated for each of its tokens, {@code [distinct tokens * features]}. */
    private final float[] mask;

    /** The rows of E that a sequence uses, and their gradient, {@code [distinct tokens * features]}. */
    private final float[] embedded;

    private final float[] gradientOfEmbedded;

    /** One {@code m_k * E}, {@code [distinct tokens, features]}, and its table, {@code [distinct tokens, units]}. */
    private final Block operand;

    private final Block product;
    private final Block gradientOfOperand;
    private final KernelGradient gradientOfKernel;
    private final float[] gradientOfEmbeddings;
    private final float[] scratch;
    /** {@code [distinct tokens * units]} of one table, or {@code [rows * units]} of one step. */
    private final float[] looked;

    private BatchRows batch = BatchRows.NONE;
    private int rows;

    /**
     * Memory for a chunk.
     *
     * @param pass of the first layer
     * @param weights of the pass
     * @param model all weights
     * @param masks none of which changes with time
     * @param training whether there is a backward pass
     * @param trainsTable whether E is trained, and so has a gradient
     */
    TabulatedInput(
            Pass pass,
            PassWeights weights,
            Weights model,
            EmbeddingMasks masks,
            boolean training,
            boolean trainsTable) {
        this.trainsTable = trainsTable;
        this.pass = pass;
        gates = pass.gates();
        features = pass.inputs();
        units = pass.units();
        this.model = model;
        this.weights = weights.kernel();
        this.masks = masks;
        input = pass.mask(Site.LSTM_INPUT);
        operands = input.isPresent() && input.get().perGate() ? gates : 1;
        hasMasks = used().findAny().isPresent();
        ownTables = !used().allMatch(Mask::perBatch);
        // Of distinct tokens; none without a backward pass.
        int most = pass.sizes().vocabulary();
        distinct = new DistinctTokens(most, pass.longest(), pass.chunkRows(), !ownTables);
        int mostBack = training ? most : 0;
        table = new float[gates][most][pass.chunkRows() * units];
        mask = new float[most * features];
        Arrays.fill(mask, 1);
        embedded = new float[most * features];
        gradientOfEmbedded = new float[mostBack * features];
        gradientOfKernel = new KernelGradient(gates, features, units);
        operand = new Block((long) most * features);
        product = new Block((long) most * units);
        gradientOfOperand = new Block((long) mostBack * features);
        gradientOfEmbeddings = new float[mostBack * features];
        scratch = new float[most * features];
        looked = new float[Math.max(pass.chunkRows(), most) * units];
    }

    /**
     * Whether it serves and is the quicker way: if a table has fewer rows than a sequence has steps, is not too large,
     * no mask changes with time, and the units are not so few that each sequence's own table does not pay.
     */
    static boolean suits(Pass pass, EmbeddingMasks masks) {
        int vocabulary = pass.sizes().vocabulary();
        long table = (long) pass.gates() * pass.chunkRows() * vocabulary * pass.units();
        List<Mask> used =
                Stream.concat(masks.used(), pass.mask(Site.LSTM_INPUT).stream()).toList();
        return used.stream().noneMatch(Mask::changesWithTime)
                && (pass.units() > SMALL || used.stream().allMatch(Mask::perBatch))
                && vocabulary < pass.longest()
                && table <= LARGEST_TABLE;
    }

    private Stream<Mask> used() {
        return Stream.concat(masks.used(), input.stream());
    }

    @Override
    public void begin(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
        rows = batch.count();
        distinct.begin(batch);
        this.masks.begin(masks, batch);
        input.ifPresent(mask -> mask.begin(masks, batch));
        for (int sequence = 0; sequence < tables(); sequence++) {
            int count = distinct.count(sequence);
            embed(sequence);
            for (int k = 0; k < gates; k++) {
                setOperand(sequence, k);
                weights.of(k).multiply(count, operand, 0, product, 0, false);
                product.get(0, looked, count * units);
                for (int number = 0; number < count; number++) {
                    System.arraycopy(looked, number * units, table[k][number], sequence * units, units);
                }
            }
        }
    }

    /** Tables of a gate: one for each sequence, or one that all share. */
    private int tables() {
        return ownTables ? rows : 1;
    }

    /** Looks up the rows of E that a sequence uses. */
    private void embed(int sequence) {
        for (int number = 0; number < distinct.count(sequence); number++) {
            int from = distinct.token(sequence, number) * features;
            System.arraycopy(model.embeddings(), from, embedded, number * features, features);
        }
    }

    /** Makes a gate's mask and operand, unless the gate before had the same. */
    private void setOperand(int sequence, int gate) {
        if (gate < operands) {
            int count = distinct.count(sequence);
            if (hasMasks) {
                setMask(sequence, gate, count);
            }
            Elementwise.multiply(embedded, mask, scratch, count * features);
            operand.put(0, scratch, count * features);
        }
    }

    private void setMask(int sequence, int gate, int count) {
        int from = sequence * features;
        Arrays.fill(mask, 0, features, 1);
        // Without lambdas, which would be made anew for each sequence.
        if (masks.embedding().isPresent()) {
            Elementwise.multiplyShifted(masks.embedding().get().at(0, 0), from, mask, 0, features);
        }
        if (input.isPresent()) {
            Elementwise.multiplyShifted(input.get().at(0, gate), from, mask, 0, features);
        }
        int end = count * features;
        for (int done = features; done < end; done *= 2) {
            System.arraycopy(mask, 0, mask, done, Math.min(done, end - done));
        }
        if (masks.ofWholeTokens()) {
            for (int number = 0; number < count; number++) {
                float ofToken = masks.ofWordType(sequence, distinct.token(sequence, number));
                Elementwise.scale(number * features, ofToken, mask, features);
            }
        }
    }

    @Override
    public void forward(int t, Block z) {
        int index = pass.index(t, batch);
        int read = batch.rowsAt(index);
        for (int k = 0; k < gates; k++) {
            for (int row = 0; row < read; row++) {
                System.arraycopy(
                        table[k][distinct.number(row, index)], ownTables ? row * units : 0, looked, row * units, units);
            }
            z.put((long) k * read * units, looked, read * units);
        }
    }

    /** The tables have served their purpose; from here on they hold their gradients. */
    @Override
    public void beginBack() {
        for (int k = 0; k < gates; k++) {
            for (int number = 0; number < distinct.largestCount(); number++) {
                Elementwise.clear(table[k][number], rows * units);
            }
        }
        gradientOfKernel.clear();
        Elementwise.clear(gradientOfEmbeddings, gradientOfEmbeddings.length);
    }

    @Override
    public void backward(int t, float[][] dz, GateGradients history) {
        int index = pass.index(t, batch);
        for (int k = 0; k < gates; k++) {
            for (int row = 0; row < batch.rowsAt(index); row++) {
                Elementwise.addRange(dz[k], table[k][distinct.number(row, index)], row * units, units);
            }
        }
        if (t == 0) {
            finishGradients();
        }
    }

    private void finishGradients() {
        for (int sequence = 0; sequence < tables(); sequence++) {
            int count = distinct.count(sequence);
            embed(sequence);
            Elementwise.clear(gradientOfEmbedded, count * features);
            for (int k = 0; k < gates; k++) {
                for (int number = 0; number < count; number++) {
                    collect(table[k][number], sequence, looked, number * units);
                }
                product.put(0, looked, count * units);
                setOperand(sequence, k);
                gradientOfKernel.addProduct(k, count, operand, product);
                if (trainsTable) {
                    weights.transposed(k).multiply(count, product, 0, gradientOfOperand, 0, false);
                    gradientOfOperand.get(0, scratch, count * features);
                    Elementwise.addProduct(scratch, mask, gradientOfEmbedded, count * features);
                }
            }
            if (trainsTable) {
                addToEmbeddings(sequence);
            }
        }
    }

    private void addToEmbeddings(int sequence) {
        for (int number = 0; number < distinct.count(sequence); number++) {
            int to = distinct.token(sequence, number) * features;
            Elementwise.addShifted(gradientOfEmbedded, number * features, gradientOfEmbeddings, to, features);
        }
    }

    /** Takes a sequence's row of a gradient, or the sum of all rows if they share a table. */
    private void collect(float[] gradient, int sequence, float[] out, int at) {
        System.arraycopy(gradient, sequence * units, out, at, units);
        if (!ownTables) {
            for (int row = 1; row < rows; row++) {
                Elementwise.addShifted(gradient, row * units, out, at, units);
            }
        }
    }

    @Override
    public void addGradientsTo(Gradients sum) {
        if (trainsTable) {
            for (int token = 0; token < pass.sizes().vocabulary(); token++) {
                sum.table().add(token, gradientOfEmbeddings, token * features);
            }
        }
        gradientOfKernel.addTo(sum.others(), sum.at(pass.name(ParameterLayout.KERNEL)));
    }

    @Override
    public void close() {
        operand.close();
        product.close();
        gradientOfOperand.close();
        gradientOfKernel.close();
    }
}
