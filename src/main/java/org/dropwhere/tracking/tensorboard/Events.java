package org.dropwhere.tracking.tensorboard;

/**
 * The events of a file. Messages and field numbers are those of {@code tensorboard/compat/proto/event.proto} and
 * {@code summary.proto} (TensorBoard 2.21).
 *
 * <p>No clock is read, so that the same results give the same bytes: the wall time of an event is its epoch in seconds
 * after 1970 began.
 */
final class Events {
    /** What every file of this program begins with: the version of the format, and who wrote it. */
    static final byte[] BEGINNING = new Records()
            .add(new Message()
                    .real(Event.WALL_TIME, 0)
                    .text(Event.FILE_VERSION, "brain.Event:2")
                    .message(Event.SOURCE_METADATA, new Message().text(1, "org.dropwhere"))
                    .toBytes())
            .toBytes();

    private static final class Event {
        static final int WALL_TIME = 1;
        static final int STEP = 2;
        static final int FILE_VERSION = 3;
        static final int SUMMARY = 5;
        static final int SOURCE_METADATA = 10;
    }

    private static final class Value {
        static final int TAG = 1;
        static final int SIMPLE_VALUE = 2;
        static final int TENSOR = 8;
        static final int METADATA = 9;
    }

    /** {@code DT_FLOAT} in the shape of an empty vector, as the HParams plugin's own summaries have it. */
    private static final Message NO_TENSOR =
            new Message().number(1, 1).message(2, new Message().message(2, new Message()));

    private final Records records = new Records();

    /** A scalar, which is stored in single precision. */
    Events scalar(String tag, int step, double value) {
        return add(step, new Message().text(Value.TAG, tag).singlePrecision(Value.SIMPLE_VALUE, value));
    }

    /** Data for a plugin, which has them in its metadata. */
    Events pluginData(String tag, String plugin, Message content) {
        Message data = new Message().text(1, plugin).bytes(2, content.toBytes());
        return add(
                0,
                new Message()
                        .text(Value.TAG, tag)
                        .message(Value.TENSOR, NO_TENSOR)
                        .message(Value.METADATA, new Message().message(1, data)));
    }

    private Events add(int step, Message value) {
        records.add(new Message()
                .real(Event.WALL_TIME, step)
                .number(Event.STEP, step)
                .message(Event.SUMMARY, new Message().message(1, value))
                .toBytes());
        return this;
    }

    /** The file. */
    byte[] toBytes() {
        byte[] events = records.toBytes();
        byte[] file = new byte[BEGINNING.length + events.length];
        System.arraycopy(BEGINNING, 0, file, 0, BEGINNING.length);
        System.arraycopy(events, 0, file, BEGINNING.length, events.length);
        return file;
    }
}
