package org.dropwhere.data;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.dropwhere.data.file.SequenceFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.text.Sha256;

/** The data of an experiment as sequences. */
public final class Datasets {
    private Datasets() {}

    /**
     * What every trial of a seed sees. A task is drawn from {@code RandomStream.ofSeed(seed).at("data")}; files are
     * read, and divided anew for a seed if the experiment says so.
     *
     * @throws BadInput if a file cannot be read or its content is wrong
     * @throws IllegalArgumentException if the sizes or settings of a task do not fit each other
     */
    public static Dataset of(Data data, long seed) {
        if (data instanceof TaskData task) {
            return TaskDatasets.of(task, seed);
        }
        return read((FileData) data).dataset(seed);
    }

    /**
     * What can be known of files without their sequences.
     *
     * @throws BadInput if a file cannot be read or its content is wrong
     */
    public static DatasetSummary summary(FileData data) {
        return read(data).summary();
    }

    /** What can be known of a task's data without drawing them, which is the same at all seeds. */
    public static DatasetSummary summary(TaskData data) {
        return DatasetSummary.of(data);
    }

    /**
     * SHA-256 over the contents of the files, in hexadecimal; empty for a task, whose settings say all. It does not
     * depend on where the files lie.
     *
     * @throws BadInput if a file cannot be read
     */
    public static String digest(Data data) {
        return data instanceof FileData files ? digest(SequenceFiles.checksums(files.paths())) : "";
    }

    /**
     * The digest of files by those of each.
     *
     * @param checksums what {@link #checksum} gives for each of {@link FileData#paths}
     */
    public static String digest(List<String> checksums) {
        // Of digests, so that it counts in which of the files a line is.
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        checksums.forEach(checksum -> digests.writeBytes(HexFormat.of().parseHex(checksum)));
        return Sha256.of(digests.toByteArray());
    }

    /**
     * SHA-256 of a file's content, in hexadecimal.
     *
     * @throws BadInput if it cannot be read
     */
    public static String checksum(Path file) {
        return SequenceFiles.checksum(file);
    }

    private static LoadedFiles read(FileData data) {
        return LoadedFiles.of(data, SequenceFiles.read(data));
    }
}
