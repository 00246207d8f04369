package org.dropwhere.results;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.network.ClassifierState;
import org.dropwhere.network.Optimizer;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.CsvData;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.TaskData;
import org.dropwhere.text.Sha256;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Score;
import org.dropwhere.training.Snapshot;

/** The bytes of a trial's checkpoint: a format, the trial's id, the snapshot, and the SHA-256 of all before it. */
final class CheckpointFile {
    /** Changes with what follows it. */
    private static final String FORMAT = "dropwhere checkpoint 1";

    private static final int BYTES_OF_EPOCH = 5 * Double.BYTES;
    /** What is there beside epochs and weights takes less. */
    private static final int BYTES_OF_REST = 1024;
    /** That data can have, where files alone know which it is. */
    private static final int LARGEST_VOCABULARY = 1_000_000;

    private CheckpointFile() {}

    /** No checkpoint of the trial is longer. */
    static int mostBytes(Trial trial) {
        TrialDescription description = trial.description();
        long most = BYTES_OF_REST
                + (long) BYTES_OF_EPOCH * description.training().epochs()
                + (1L + optimizer(description).slots())
                        * Float.BYTES
                        * weights(description, vocabulary(description).orElse(LARGEST_VOCABULARY));
        return (int) Math.min(most, Integer.MAX_VALUE - BYTES_OF_REST);
    }

    private static long weights(TrialDescription trial, int vocabulary) {
        return ParameterLayout.of(trial.model(), vocabulary).size();
    }

    private static Optimizer optimizer(TrialDescription trial) {
        return Optimizer.of(trial.training().optimizer());
    }

    private static OptionalInt vocabulary(TrialDescription trial) {
        return trial.data() instanceof TaskData task
                ? OptionalInt.of(task.vocabulary())
                : ((CsvData) trial.data()).vocabulary();
    }

    static byte[] write(Trial trial, Snapshot snapshot) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(FORMAT);
            out.writeUTF(trial.id());
            out.writeInt(snapshot.epochs().size());
            for (EpochMetrics metrics : snapshot.epochs()) {
                out.writeDouble(metrics.loss());
                out.writeDouble(metrics.trainLoss());
                out.writeDouble(metrics.trainAccuracy());
                out.writeDouble(metrics.validationLoss());
                out.writeDouble(metrics.validationAccuracy());
            }
            out.writeInt(snapshot.bestEpoch());
            out.writeDouble(snapshot.testAtBest().loss());
            out.writeDouble(snapshot.testAtBest().accuracy());
            write(snapshot.state().weights(), out);
            write(snapshot.state().slots(), out);
            byte[] content = bytes.toByteArray();
            out.write(Sha256.bytes(content));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("Memory can be written", e);
        }
    }

    private static void write(float[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        out.write(buffer.array());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Damaged if it is anything else, or of another trial
     */
    static Snapshot read(Trial trial, byte[] bytes) throws Damaged {
        int end = bytes.length - Sha256.BYTES;
        if (end < 0) {
            throw new Damaged(bytes.length == 0 ? "it is empty" : "it is cut off");
        }
        byte[] content = Arrays.copyOf(bytes, end);
        if (!Arrays.equals(Sha256.bytes(content), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new Damaged("its content does not have the checksum at its end");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            Snapshot snapshot = snapshot(trial, in);
            if (in.available() > 0) {
                throw new Damaged("it goes on after its end");
            }
            return snapshot;
        } catch (IOException e) {
            throw new Damaged("it ends too early");
        } catch (IllegalArgumentException e) {
            throw Damaged.unknownFormat(e);
        }
    }

    private static Snapshot snapshot(Trial trial, DataInputStream in) throws IOException, Damaged {
        if (!in.readUTF().equals(FORMAT)) {
            throw new Damaged("another version of the program wrote it");
        }
        if (!in.readUTF().equals(trial.id())) {
            throw new Damaged("it is another trial's");
        }
        int count = in.readInt();
        int all = trial.description().training().epochs();
        TrialRules.require(count >= 1 && count < all, "there are " + count + " epochs of " + all);
        List<EpochMetrics> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= count; epoch++) {
            epochs.add(TrialRules.sound(new EpochMetrics(
                    epoch, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble())));
        }
        int best = in.readInt();
        TrialRules.requireBest(best, epochs);
        Score test = TrialRules.sound(new Score(in.readDouble(), in.readDouble()));
        Optimizer optimizer = optimizer(trial.description());
        float[] weights = floats(trial.description(), 1, in);
        float[] slots = floats(trial.description(), optimizer.slots(), in);
        TrialRules.require(
                slots.length == (long) weights.length * optimizer.slots(),
                "not every weight has its optimizer's state");
        for (int i = 0; i < slots.length; i++) {
            TrialRules.require(
                    optimizer.canHold(i / weights.length, slots[i]), "the optimizer's state holds " + slots[i]);
        }
        return new Snapshot(epochs, best, test, new ClassifierState(weights, slots));
    }

    /** So many for each weight, finite. Nothing is made before it is known to be there. */
    private static float[] floats(TrialDescription trial, int each, DataInputStream in) throws IOException {
        int count = in.readInt();
        OptionalInt vocabulary = vocabulary(trial);
        // Files may have any vocabulary: a row of the embedding for each token.
        long other = count - each * weights(trial, vocabulary.orElse(0));
        TrialRules.require(
                vocabulary.isPresent()
                        ? other == 0
                        : other > 0
                                && other % ((long) each * trial.model().input().size()) == 0,
                "there are " + count + " weights, which is another model's number");
        TrialRules.require((long) count * Float.BYTES <= in.available(), "it ends too early");
        float[] values = new float[count];
        ByteBuffer.wrap(in.readNBytes(count * Float.BYTES)).asFloatBuffer().get(values);
        for (float value : values) {
            TrialRules.require(Float.isFinite(value), "a weight is " + value);
        }
        return values;
    }
}
