package org.dropwhere.results;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.network.ClassifierState;
import org.dropwhere.network.Optimizer;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.text.Sha256;
import org.dropwhere.text.Words;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.KeptWeights;
import org.dropwhere.training.RightAnswers;
import org.dropwhere.training.Score;
import org.dropwhere.training.Snapshot;

/**
 * {@code checkpoint.bin} of one trial: the label of its format, the trial's id, the snapshot, and the SHA-256 of all
 * before it, big-endian. Its size follows from the model, the number of epochs and that of the test sequences, so that
 * it is written into, and read from, a single array.
 *
 * <p>Format 1 has no answers to test sequences, format 2 nothing but loss and accuracy of them, and no weights of
 * epochs before. Format 3 has all metrics of the test sequences, by name. Format 4 says what kind of machine has
 * computed it.
 *
 * @param trial whose checkpoint it is; another's is refused
 */
record CheckpointCodec(Trial trial) implements Codec<Snapshot> {
    private static final FileFormat FORMAT = new FileFormat("checkpoint", 1, 4);
    private static final int WITH_ANSWERS = 2;
    private static final int WITH_METRICS = 3;
    private static final int WITH_KIND = 4;
    /** Of which weights of epochs before there are: those of the best epoch, and those of early stopping. */
    private static final int KEPT = 2;

    private static final int BYTES_OF_EPOCH = 5 * Double.BYTES;
    /** An upper bound of all that is there beside epochs, weights and optimizer state. Chosen, not measured. */
    private static final int BYTES_OF_REST = 1024;
    /** The largest vocabulary that data can have; used where only the files tell the vocabulary. */
    private static final int LARGEST_VOCABULARY = 1_000_000;

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    /** Of the model with its vocabulary and of all epochs; at most what an array can hold. */
    @Override
    public int mostBytes() {
        TrialDescription description = trial.description();
        long most = BYTES_OF_REST
                + (long) BYTES_OF_EPOCH * description.training().epochs()
                + (1L + KEPT + optimizer().slots())
                        * Float.BYTES
                        * weights(vocabulary().orElse(LARGEST_VOCABULARY))
                + (trial.description().data().isTestShared() ? TestAnswersCodec.INSTANCE.mostBytes() : 0);
        return (int) Math.min(most, Integer.MAX_VALUE - BYTES_OF_REST);
    }

    private long weights(int vocabulary) {
        return ParameterLayout.of(trial.description().model(), vocabulary).size();
    }

    private Optimizer optimizer() {
        return Optimizer.of(trial.description().training().optimizer());
    }

    private OptionalInt vocabulary() {
        return trial.description().data() instanceof TaskData task
                ? OptionalInt.of(task.tokens())
                : ((FileData) trial.description().data()).vocabulary();
    }

    @Override
    public byte[] write(Snapshot snapshot) {
        int version = version(snapshot);
        RightAnswers answers = snapshot.answersAtBest();
        byte[] label = utf8(FORMAT.label(version));
        byte[] id = utf8(trial.id());
        byte[] kind = utf8(snapshot.kind());
        float[] weights = snapshot.state().weights();
        float[] slots = snapshot.state().slots();
        long size = 2L * Short.BYTES
                + label.length
                + id.length
                + (version >= WITH_KIND ? Short.BYTES + kind.length : 0)
                + 4L * Integer.BYTES
                + (long) BYTES_OF_EPOCH * snapshot.epochs().size()
                + bytes(snapshot.testAtBest(), version)
                + (version >= WITH_ANSWERS ? Integer.BYTES + AnswerBits.bytes(answers.sequences()) : 0)
                + (long) Float.BYTES * (weights.length + (long) slots.length)
                + (version >= WITH_METRICS ? bytes(snapshot.kept()) : 0)
                + Sha256.BYTES;
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
        put(label, out);
        put(id, out);
        if (version >= WITH_KIND) {
            put(kind, out);
        }
        out.putInt(snapshot.epochs().size());
        for (EpochMetrics metrics : snapshot.epochs()) {
            out.putDouble(metrics.loss());
            out.putDouble(metrics.trainLoss());
            out.putDouble(metrics.trainAccuracy());
            out.putDouble(metrics.validationLoss());
            out.putDouble(metrics.validationAccuracy());
        }
        out.putInt(snapshot.bestEpoch());
        put(snapshot.testAtBest(), version, out);
        if (version >= WITH_ANSWERS) {
            out.putInt(answers.sequences()).put(AnswerBits.write(answers));
        }
        put(weights, out);
        put(slots, out);
        if (version >= WITH_METRICS) {
            put(snapshot.kept().best(), out);
            put(snapshot.kept().restorable(), out);
        }
        return out.put(Sha256.bytes(out.array(), out.position())).array();
    }

    /** The oldest that says all. */
    private static int version(Snapshot snapshot) {
        if (!snapshot.kind().isEmpty()) {
            return WITH_KIND;
        }
        if (!snapshot.testAtBest().isOfTwo() || !snapshot.kept().equals(KeptWeights.NONE)) {
            return WITH_METRICS;
        }
        return snapshot.answersAtBest().areKept() ? WITH_ANSWERS : 1;
    }

    private static long bytes(Score score, int version) {
        return version < WITH_METRICS
                ? 2L * Double.BYTES
                : Integer.BYTES
                        + score.values().keySet().stream()
                                .mapToLong(metric -> Short.BYTES + utf8(metric.key()).length + Double.BYTES)
                                .sum();
    }

    private static long bytes(KeptWeights kept) {
        return KEPT * (long) Byte.BYTES
                + Stream.of(kept.best(), kept.restorable())
                        .flatMap(Optional::stream)
                        .mapToLong(weights -> Integer.BYTES + (long) Float.BYTES * weights.length)
                        .sum();
    }

    private static void put(Score score, int version, ByteBuffer out) {
        if (version < WITH_METRICS) {
            out.putDouble(score.loss());
            out.putDouble(score.accuracy());
            return;
        }
        out.putInt(score.values().size());
        score.values().forEach((metric, value) -> {
            put(utf8(metric.key()), out);
            out.putDouble(value);
        });
    }

    private static void put(Optional<float[]> weights, ByteBuffer out) {
        out.put((byte) (weights.isPresent() ? 1 : 0));
        weights.ifPresent(values -> put(values, out));
    }

    private static void put(byte[] text, ByteBuffer out) {
        out.putShort((short) text.length).put(text);
    }

    /** Letters, digits and blanks, for which this and {@link java.io.DataOutput#writeUTF} are the same. */
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(float[] values, ByteBuffer out) {
        out.putInt(values.length);
        out.asFloatBuffer().put(values);
        out.position(out.position() + values.length * Float.BYTES);
    }

    @Override
    public Snapshot read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException {
        int version = FORMAT.version(bytes);
        int end = bytes.length - Sha256.BYTES;
        if (end < 0) {
            throw new DamagedContentException(bytes.length == 0 ? "it is empty" : "it is cut off");
        }
        if (!Arrays.equals(Sha256.bytes(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new DamagedContentException("its content does not have the checksum at its end");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, end);
        try {
            Snapshot snapshot = snapshot(version, in);
            if (in.hasRemaining()) {
                throw new DamagedContentException("it goes on after its end");
            }
            return snapshot;
        } catch (BufferUnderflowException e) {
            throw new DamagedContentException("it ends too early", e);
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
    }

    private Snapshot snapshot(int version, ByteBuffer in) throws DamagedContentException {
        if (!text(in).equals(FORMAT.label(version))) {
            throw new DamagedContentException("it does not begin with the name of its format");
        }
        if (!text(in).equals(trial.id())) {
            throw new DamagedContentException("it is another trial's");
        }
        String kind = version >= WITH_KIND ? text(in) : "";
        int count = in.getInt();
        int all = trial.description().training().epochs();
        TrialRules.require(count >= 1 && count < all, "there are " + count + " epochs of " + all);
        List<EpochMetrics> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= count; epoch++) {
            epochs.add(TrialRules.sound(new EpochMetrics(
                    epoch, in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble())));
        }
        int best = in.getInt();
        TrialRules.requireBest(best, epochs);
        Score test = TrialRules.sound(score(version, in));
        RightAnswers answers = version >= WITH_ANSWERS ? AnswerBits.read(in.getInt(), in) : RightAnswers.NOT_KEPT;
        TrialRules.requireAccuracy(test, answers);
        Optimizer optimizer = optimizer();
        float[] weights = weights(in);
        float[] slots =
                floats(in.getInt(), (long) weights.length * optimizer.slots(), "numbers of the optimizer's state", in);
        for (int i = 0; i < slots.length; i++) {
            TrialRules.require(
                    optimizer.canHold(i / weights.length, slots[i]), "the optimizer's state holds " + slots[i]);
        }
        KeptWeights kept =
                version >= WITH_METRICS ? new KeptWeights(kept(weights, in), kept(weights, in)) : KeptWeights.NONE;
        TrialRules.requireKept(kept, trial.description());
        return new Snapshot(epochs, best, test, answers, new ClassifierState(weights, slots), kept, kind);
    }

    private static Score score(int version, ByteBuffer in) {
        if (version < WITH_METRICS) {
            return new Score(in.getDouble(), in.getDouble());
        }
        int count = in.getInt();
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (int i = 0; i < count; i++) {
            String key = text(in);
            Metric metric = Metric.find(key)
                    .orElseThrow(() -> new IllegalArgumentException(Words.quoted(key) + " is not a metric"));
            values.put(metric, in.getDouble());
        }
        return new Score(values);
    }

    private static Optional<float[]> kept(float[] weights, ByteBuffer in) {
        return in.get() == 0 ? Optional.empty() : Optional.of(floats(in.getInt(), weights.length, "kept weights", in));
    }

    private static String text(ByteBuffer in) {
        byte[] text = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining())];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The model's weights. */
    private float[] weights(ByteBuffer in) {
        int count = in.getInt();
        OptionalInt vocabulary = vocabulary();
        long expected = weights(vocabulary.orElse(0));
        if (vocabulary.isEmpty()) {
            // Files may have any vocabulary, or number of features: as many weights for each.
            long row = weights(1) - expected;
            expected += Math.max(1, (count - expected) / row) * row;
        }
        return floats(count, expected, "weights", in);
    }

    /**
     * As many finite numbers as there have to be; memory is taken only for those that are there.
     *
     * @param what they are
     */
    private static float[] floats(int count, long expected, String what, ByteBuffer in) {
        TrialRules.require(count == expected, "there are " + count + " " + what + ", which is another model's number");
        TrialRules.require((long) count * Float.BYTES <= in.remaining(), "it ends too early");
        float[] values = new float[count];
        in.asFloatBuffer().get(values);
        in.position(in.position() + count * Float.BYTES);
        for (float value : values) {
            TrialRules.require(Float.isFinite(value), "a weight is " + value);
        }
        return values;
    }
}
