package org.dropwhere.network.kernel;

/**
 * A matrix {@code [inner, columns]} by which products multiply from the right, cut into panels of columns.
 *
 * <p>A product has as many rows as a chunk, which are few. OpenBLAS packs the operands of a product anew at each call,
 * unless it is so small that one of its kernels for small matrices takes it, which read the operands where they lie.
 * Packing the recurrent kernel of 256 units for 16 rows takes longer than multiplying by it: in one piece the product
 * reaches 95 GFLOP/s where panels of 64 columns reach 255 (OpenBLAS 0.3.19, AVX-512). Kernels for other processors pack
 * in either case, and are as quick with panels as without.
 */
final class Panels implements AutoCloseable {
    /** Columns of a panel at most, and the quickest: four vectors of AVX-512. */
    static final int WIDEST = 64;

    /** Columns of a panel, the quickest first; less where rows are many or long. */
    private static final int[] WIDTHS = {WIDEST, 32, 16};

    /** Columns up to which a matrix stays in one piece, because a narrow rest costs more than it saves. */
    static final int WHOLE = 112;

    /**
     * Multiplications of the largest product that OpenBLAS does with its quick kernels for small matrices: the limit of
     * 100 * 100 * 100 in {@code sgemm_small_kernel_permit_skylakex.c} of OpenBLAS 0.3.19. Others have no such kernels,
     * for them it is as good as any number. Numbers depend on it: another value needs another numeric version.
     */
    static final long SMALL_PRODUCT = 1_000_000;

    private final int inner;
    private final int columns;
    private final int width;
    private final Block[] panels;

    /** @param rows of the products at most */
    Panels(int rows, int inner, int columns) {
        this.inner = inner;
        this.columns = columns;
        width = width((long) rows * inner, columns);
        panels = new Block[(columns + width - 1) / width];
        for (int panel = 0; panel < panels.length; panel++) {
            panels[panel] = new Block((long) inner * columns(panel));
        }
    }

    /**
     * Columns of a panel of a matrix.
     *
     * @param multiplications for each column of a product
     */
    static int width(long multiplications, int columns) {
        if (columns <= WHOLE && multiplications * columns <= SMALL_PRODUCT) {
            return columns;
        }
        for (int width : WIDTHS) {
            if (width < columns && multiplications * width <= SMALL_PRODUCT) {
                return width;
            }
        }
        return columns;
    }

    /** Elements of the largest panel. */
    int sizeOfPanel() {
        return inner * width;
    }

    private int columns(int panel) {
        return Math.min(width, columns - panel * width);
    }

    /**
     * Takes the matrix from an array.
     *
     * @param at where its first row begins
     * @param rowLength from the beginning of a row to that of the next
     * @param packed as long as {@link #sizeOfPanel}; overwritten
     */
    void set(float[] from, int at, int rowLength, float[] packed) {
        for (int panel = 0; panel < panels.length; panel++) {
            int count = columns(panel);
            for (int row = 0; row < inner; row++) {
                System.arraycopy(from, at + row * rowLength + panel * width, packed, row * count, count);
            }
            panels[panel].put(0, packed, inner * count);
        }
    }

    /**
     * Takes the transpose of a matrix {@code [columns, inner]} from an array.
     *
     * @param at where its first row begins
     * @param rowLength from the beginning of a row to that of the next
     * @param packed as long as {@link #sizeOfPanel}; overwritten
     */
    void setTransposed(float[] from, int at, int rowLength, float[] packed) {
        for (int panel = 0; panel < panels.length; panel++) {
            int count = columns(panel);
            for (int column = 0; column < count; column++) {
                int row = at + (panel * width + column) * rowLength;
                for (int i = 0; i < inner; i++) {
                    packed[i * count + column] = from[row + i];
                }
            }
            panels[panel].put(0, packed, inner * count);
        }
    }

    /**
     * {@code c = a b}, or {@code c += a b}, with this matrix as b.
     *
     * @param rows of a and c
     * @param a {@code [rows, inner]}
     * @param c {@code [rows, columns]}
     */
    void multiply(int rows, Block a, long atA, Block c, long atC, boolean add) {
        for (int panel = 0; panel < panels.length; panel++) {
            long to = atC + (long) panel * width;
            Block.multiply(rows, columns(panel), inner, a, atA, panels[panel], c, to, columns, add);
        }
    }

    @Override
    public void close() {
        for (Block panel : panels) {
            panel.close();
        }
    }
}
