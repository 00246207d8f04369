package org.dropwhere.benchmark;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.Pointer;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.ParameterLayout.Role;

/**
 * Memory of a classifier that trains on one thread.
 *
 * @param held bytes on and off the heap at the most, garbage not counted, without the code and what OpenBLAS keeps for
 *     itself
 * @param needed bytes of the arrays that the mathematics needs to keep: of each step of a chunk the activations of the
 *     gates, the cell's and the hidden state; weights, their gradient and RMSprop's slots. Of the embedding's gradient
 *     only the rows of the batch's tokens.
 */
record Memory(long held, long needed) {
    private static final int STEPS = 2;

    /** Now and then a library's own MiB comes in between, which is nothing beside a large model. */
    private static final int MEASUREMENTS = 3;

    private static final long SMALL = 4 << 20;
    private static final int COLLECTIONS_TO_SETTLE = 6;

    /** Measures it in this process, which must do nothing else meanwhile. The first result of a process is too large. */
    static Memory of(Shape shape) throws Exception {
        warmUp(shape);
        List<Memory> measured = new ArrayList<>();
        do {
            measured.add(measure(shape));
        } while (measured.size() < MEASUREMENTS && measured.get(0).needed < SMALL);
        measured.sort(Comparator.comparingLong(Memory::held));
        return measured.get(measured.size() / 2);
    }

    private static Memory measure(Shape shape) throws Exception {
        Watch watch = new Watch(settled());
        try (BatchTraining training =
                BatchTraining.with(watch, shape, shape, Variants.LSTM_ONLY, BatchTraining.RMSPROP)) {
            for (int i = 0; i < STEPS; i++) {
                training.step();
                watch.look();
            }
        }
        return new Memory(watch.most, needed(shape));
    }

    /**
     * So that what is made once and kept for all models is none of this one's. A method of its own, because a local
     * variable of the caller would keep the closed model from being collected.
     */
    private static void warmUp(Shape shape) throws Exception {
        try (BatchTraining other = BatchTraining.on(1, shape, Variants.LSTM_ONLY, BatchTraining.RMSPROP)) {
            other.step();
        }
    }

    private static long needed(Shape shape) {
        NetworkSizes sizes = shape.sizes();
        CellKind cell = sizes.model().recurrent().get(0).cell();
        int states = cell == CellKind.LSTM ? 2 : 1;
        int rows = Math.min(shape.batch(), sizes.chunkRows());
        long ofSteps = (long) rows * shape.length() * (cell.gates().size() + states) * shape.units();

        ParameterLayout layout = sizes.parameters();
        long weights = layout.parameters().stream().mapToLong(Parameter::size).sum();
        long table = layout.parameters().stream()
                .filter(parameter -> parameter.role() == Role.EMBEDDING)
                .mapToLong(Parameter::size)
                .sum();
        long tokens = Arrays.stream(shape.tokens()).flatMapToInt(Arrays::stream).distinct().count();
        long gradient = weights - table + tokens * shape.embedding();
        long slots = weights;
        return Float.BYTES * (ofSteps + weights + gradient + slots);
    }

    /**
     * Bytes in use when what the model before has left is gone. References of libraries' own go in turn, with a pause in
     * between: after two collections some MiB were still there, after four nothing.
     */
    private static long settled() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS_TO_SETTLE; i++) {
            System.gc();
            Thread.sleep(20);
        }
        return used();
    }

    /** Bytes in use in this process. */
    private static long used() {
        // Memory off the heap that nobody closed is freed by another thread, when a collection has found it.
        for (int i = 0; i < 2; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return heap + buffers + Pointer.totalBytes();
    }

    /** Runs chunks one after the other, and looks how much memory is in use when each has ended. */
    private static final class Watch implements Workers {
        private final long before;
        private long most;

        Watch(long before) {
            this.before = before;
        }

        @Override
        public void run(int tasks, IntConsumer task) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
                look();
            }
        }

        @Override
        public int width() {
            return 1;
        }

        void look() {
            most = Math.max(most, used() - before);
        }
    }
}
