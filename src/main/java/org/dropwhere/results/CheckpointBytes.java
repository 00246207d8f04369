package org.dropwhere.results;

import java.util.Optional;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Snapshot;

/** A checkpoint as the bytes of {@code checkpoint.bin}, for those who keep it elsewhere than in a results folder. */
public final class CheckpointBytes {
    private CheckpointBytes() {}

    /** The bytes, with the trial's id and a checksum. */
    public static byte[] of(Trial trial, Snapshot snapshot) {
        return new CheckpointCodec(trial).write(snapshot);
    }

    /** The snapshot; absent if the bytes are damaged, another trial's, or of a version that is not read. */
    public static Optional<Snapshot> read(Trial trial, byte[] bytes) {
        try {
            return Optional.of(new CheckpointCodec(trial).read(bytes));
        } catch (DamagedContentException | UnsupportedVersionException e) {
            return Optional.empty();
        }
    }
}
