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
import org.dropwhere.network.ClassifierState;
import org.dropwhere.plan.Sha256;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Score;
import org.dropwhere.training.Snapshot;

/** The bytes of a trial's checkpoint: a format, the trial's id, the snapshot, and the SHA-256 of all before it. */
final class CheckpointFile {
    /** Changes with what follows it. */
    private static final String FORMAT = "dropwhere checkpoint 1";

    private CheckpointFile() {}

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
        try {
            return snapshot(trial, new DataInputStream(new ByteArrayInputStream(content)));
        } catch (IOException e) {
            throw new Damaged("it ends too early");
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
        List<EpochMetrics> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= count; epoch++) {
            epochs.add(new EpochMetrics(
                    epoch, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
        }
        return new Snapshot(
                epochs,
                in.readInt(),
                new Score(in.readDouble(), in.readDouble()),
                new ClassifierState(floats(in), floats(in)));
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(values.length * Float.BYTES))
                .asFloatBuffer()
                .get(values);
        return values;
    }
}
