package org.dropwhere.data;

import java.lang.ref.SoftReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.data.file.SequenceFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.WordContent;

/**
 * The data of a run. Files are read once, however they are divided, padded and so on in a sweep, and all trials share
 * their sequences, which nobody changes; if memory runs short, the sequences are given up and read again when they are
 * asked for. A task is drawn whenever it is asked for. May be used by several threads.
 */
public final class DatasetCache {
    private final Map<FileData, SoftReference<RawFiles>> read = new HashMap<>();
    private final Map<FileData, Kept> files = new HashMap<>();

    private record Kept(String digest, DatasetSummary summary, SoftReference<LoadedFiles> loaded) {}

    /** An empty cache. */
    public DatasetCache() {}

    /**
     * What {@link Datasets#digest} gives; the content of files is checked too.
     *
     * @throws BadInput if a file cannot be read or its content is wrong
     */
    public String digest(Data data) {
        return data instanceof FileData source ? kept(source).digest() : "";
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
     * The words of all tokens, by token, if the files are text and all seeds have the same words.
     *
     * @throws BadInput if a file cannot be read or its content is wrong
     */
    public Optional<List<String>> vocabulary(FileData data) {
        return data.content() instanceof WordContent ? loaded(data).vocabulary() : Optional.empty();
    }

    /**
     * Looks whether all seeds can be trained, where each divides the sequences anew.
     *
     * @throws BadInput if one gets no sequences for a part, or training sequences of one label only
     */
    public void check(FileData data, Collection<Long> seeds) {
        if (!LoadedFiles.isAlikeWithAllSeeds(data)) {
            LoadedFiles loaded = loaded(data);
            seeds.forEach(loaded::check);
        }
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
        return data instanceof FileData source ? ofFiles(source, digest, seed) : Optional.of(Datasets.of(data, seed));
    }

    private synchronized Optional<Dataset> ofFiles(FileData source, String digest, long seed) {
        Kept kept = kept(source);
        Optional<LoadedFiles> loaded = Optional.ofNullable(kept.loaded().get());
        if (loaded.isPresent()) {
            return loaded.filter(all -> kept.digest().equals(digest)).map(all -> all.dataset(seed));
        }
        // Files that have changed may be no sequences at all now.
        if (!Datasets.digest(source).equals(digest)) {
            return Optional.empty();
        }
        return Optional.of(load(source))
                .filter(all -> all.digest().equals(digest))
                .map(all -> all.dataset(seed));
    }

    private synchronized LoadedFiles loaded(FileData source) {
        return Optional.ofNullable(kept(source).loaded().get()).orElseGet(() -> load(source));
    }

    private synchronized Kept kept(FileData source) {
        if (!files.containsKey(source)) {
            load(source);
        }
        return Optional.ofNullable(files.get(source)).orElseThrow();
    }

    private LoadedFiles load(FileData source) {
        LoadedFiles loaded = LoadedFiles.of(source, raw(source));
        files.put(source, new Kept(loaded.digest(), loaded.summary(), new SoftReference<>(loaded)));
        return loaded;
    }

    private RawFiles raw(FileData source) {
        FileData content = withoutWhatFollows(source);
        Optional<RawFiles> kept = Optional.ofNullable(read.get(content)).map(SoftReference::get);
        if (kept.isPresent()) {
            return kept.get();
        }
        RawFiles raw = SequenceFiles.read(source);
        read.put(content, new SoftReference<>(raw));
        return raw;
    }

    /** What decides what is read, whatever becomes of it then. */
    private static FileData withoutWhatFollows(FileData data) {
        return data.withContent(withoutWhatFollows(data.content()))
                .withSplit(Split.NONE)
                .withPad(Pad.NONE);
    }

    private static StepContent withoutWhatFollows(StepContent content) {
        if (content instanceof WordContent words) {
            return new WordContent(0, words.lowerCase(), words.stripPunctuation());
        }
        return content instanceof FeatureContent ? new FeatureContent(false) : content;
    }
}
