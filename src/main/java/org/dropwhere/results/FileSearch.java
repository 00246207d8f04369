package org.dropwhere.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.spec.FileData;
import org.dropwhere.text.Words;

/** Looks for the files that a results folder names. Each file is read once, however many data use it. */
final class FileSearch {
    private final ResultsFolder folder;
    private final DataPaths paths;
    private final Optional<String> experiment;
    private final Map<Path, String> checksums = new HashMap<>();

    FileSearch(ResultsFolder folder) {
        this.folder = folder;
        this.paths = new DataPaths(folder.path(), folder.path());
        this.experiment = folder.experiment();
    }

    /**
     * What was found.
     *
     * @param data with the files where they are, or where they are likeliest to have been
     * @param missing a sentence for each file that was not found
     * @param change a sentence, if the files have not the content that was trained on
     */
    record Place(FileData data, List<String> missing, Optional<String> change) {}

    /**
     * Where files are.
     *
     * @param stored as the folder names them
     * @param digest of what was trained on
     * @throws org.dropwhere.failure.BadInput if one that is there cannot be read
     */
    Place place(FileData stored, String digest) {
        List<FileData> candidates = paths.candidates(stored, experiment);
        List<FileData> whole = candidates.stream().filter(DataPaths::allExist).toList();
        if (whole.isEmpty()) {
            return new Place(candidates.get(0), missing(stored, candidates), Optional.empty());
        }
        Optional<FileData> same =
                whole.stream().filter(data -> digest(data).equals(digest)).findFirst();
        FileData first = whole.get(0);
        return same.map(data -> new Place(data, List.of(), Optional.empty()))
                .orElseGet(() -> new Place(first, List.of(), Optional.of(change(stored, first, digest))));
    }

    private String digest(FileData data) {
        return Datasets.digest(data.paths().stream().map(this::checksum).toList());
    }

    private String checksum(Path file) {
        return checksums.computeIfAbsent(file, Datasets::checksum);
    }

    /** By the place that has most of the files. */
    private List<String> missing(FileData stored, List<FileData> candidates) {
        FileData nearest = candidates.get(0);
        for (FileData candidate : candidates) {
            nearest = missing(candidate).size() < missing(nearest).size() ? candidate : nearest;
        }
        boolean isApart = DataPaths.isApart(stored);
        return missing(nearest).stream()
                .map(path -> folder.path() + ": the file " + path
                        + " that was trained on cannot be found; put it back there"
                        + (isApart ? ", or give the command in the folder of the experiment's file." : "."))
                .toList();
    }

    private static Set<Path> missing(FileData data) {
        return data.paths().stream()
                .filter(path -> !Files.exists(path))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String change(FileData stored, FileData now, String digest) {
        List<Path> files = now.paths();
        Optional<DatasetSummary> before =
                Optional.ofNullable(folder.storedSummaries().get(DatasetSummary.key(stored, digest)));
        List<String> names = before.map(then -> IntStream.range(0, files.size())
                        .filter(i -> !checksum(files.get(i))
                                .equals(then.files().get(i).checksum()))
                        .mapToObj(i -> files.get(i).toString())
                        .distinct()
                        .toList())
                .orElse(List.of());
        return "The data have changed since training: "
                + (names.isEmpty()
                        ? "one or more of "
                                + Words.list(
                                        files.stream()
                                                .map(Path::toString)
                                                .distinct()
                                                .toList(),
                                        "and") + " do not have the content that was trained on."
                        : Words.list(names, "and")
                                + (names.size() == 1 ? " does" : " do")
                                + " not have the content that was trained on.");
    }
}
