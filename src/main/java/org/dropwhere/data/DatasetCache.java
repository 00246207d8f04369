package org.dropwhere.data;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;

/**
 * The data of a run. Files are read once, and all trials share their sequences, which nobody changes; if memory runs
 * short, the sequences are given up and read again when they are asked for. A task is drawn whenever it is asked for.
 * May be used by several threads.
 */
public final class DatasetCache {
    private final Map<FileData, Kept> files = new HashMap<>();

    private record Kept(DatasetSummary summary, SoftReference<Dataset> dataset) {}

    /** An empty cache. */
    public DatasetCache() {}

    /**
     * What {@link Datasets#digest} gives; the content of files is checked too.
     *
     * @throws BadInput if a file cannot be read or its content is wrong
     */
    public String digest(Data data) {
        return data instanceof FileData source ? kept(source).summary().digest() : "";
    }

    /**
     * What can be known of the data without their sequences.
     *
     * @throws BadInput if a file cannot be read or its content is wrong
     */
    public DatasetSummary summary(Data data) {
        return data instanceof FileData source ? kept(source).summary() : Datasets.summary((TaskData) data);
    }

    /**
     * What every trial of a seed sees.
     *
     * @param digest what {@link #digest} gave when the trial was planned
     * @return empty if files have another content than they had then
     * @throws BadInput if a file cannot be read or its content is wrong
     * @throws IllegalArgumentException if the sizes or settings of a task do not fit each other
     */
    public Optional<Dataset> of(Data data, String digest, long seed) {
        return data instanceof FileData source ? ofFiles(source, digest) : Optional.of(Datasets.of(data, seed));
    }

    private synchronized Optional<Dataset> ofFiles(FileData source, String digest) {
        Kept kept = kept(source);
        Optional<Dataset> dataset = Optional.ofNullable(kept.dataset().get());
        if (dataset.isEmpty()) {
            // Files that have changed may be no sequences at all now.
            if (!FileDatasets.digest(source).equals(digest)) {
                return Optional.empty();
            }
            FileDataset read = read(source);
            return read.summary().digest().equals(digest) ? Optional.of(read.dataset()) : Optional.empty();
        }
        return dataset.filter(sequences -> kept.summary().digest().equals(digest));
    }

    private synchronized Kept kept(FileData source) {
        Optional<Kept> kept = Optional.ofNullable(files.get(source));
        if (kept.isPresent()) {
            return kept.get();
        }
        FileDataset read = read(source);
        return new Kept(read.summary(), new SoftReference<>(read.dataset()));
    }

    private FileDataset read(FileData source) {
        FileDataset read = FileDatasets.read(source);
        files.put(source, new Kept(read.summary(), new SoftReference<>(read.dataset())));
        return read;
    }
}
