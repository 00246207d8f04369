package org.dropwhere.data;

import java.nio.file.Path;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.text.Sha256;

/** The data of an experiment as sequences. */
public final class Datasets {
    private Datasets() {}

    /**
     * What every trial of a seed sees. A task is drawn from {@code RandomStream.ofSeed(seed).at("data")}; CSV files are
     * read and give the same for all seeds.
     *
     * @throws BadInput if a CSV file cannot be read or its content is wrong
     * @throws IllegalArgumentException if the sizes or settings of a task do not fit each other
     */
    public static Dataset of(Data data, long seed) {
        if (data instanceof TaskData task) {
            return TaskDatasets.of(task, seed);
        }
        return FileDatasets.read((FileData) data).dataset();
    }

    /**
     * What can be known of files without their sequences.
     *
     * @throws BadInput if a CSV file cannot be read or its content is wrong
     */
    public static DatasetSummary summary(FileData data) {
        return FileDatasets.read(data).summary();
    }

    /** What can be known of a task's data without drawing them, which is the same at all seeds. */
    public static DatasetSummary summary(TaskData data) {
        return DatasetSummary.of(data);
    }

    /**
     * SHA-256 over the contents of the three CSV files, in hexadecimal; empty for a task, whose settings say all. It
     * does not depend on where the files lie.
     *
     * @throws BadInput if a CSV file cannot be read
     */
    public static String digest(Data data) {
        return data instanceof FileData files ? FileDatasets.digest(files) : "";
    }

    /**
     * SHA-256 of a CSV file's content, in hexadecimal.
     *
     * @throws BadInput if it cannot be read
     */
    public static String checksum(Path file) {
        return Sha256.of(CsvSequences.bytes(file));
    }
}
