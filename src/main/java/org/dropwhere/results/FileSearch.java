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
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.NamedFiles;
import org.dropwhere.spec.WeightsFile;
import org.dropwhere.text.Words;

/** Looks for the files that a results folder names. Each file is read once, whatever uses it. */
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
     * @param <T> what names the files
     * @param found with the files where they are, or where they are likeliest to have been
     * @param missing a sentence for each file that was not found
     * @param change a sentence, if the files have not the content that was trained with
     */
    record Place<T>(T found, List<String> missing, Optional<String> change) {}

    /**
     * Where files of sequences are.
     *
     * @param stored as the folder names them
     * @param digest of what was trained on
     * @throws org.dropwhere.failure.BadInput if one that is there cannot be read
     */
    Place<FileData> place(FileData stored, String digest) {
        Place<FileData> place = place(stored, digest, "on");
        return place.change().isEmpty()
                ? place
                : new Place<>(
                        place.found(),
                        place.missing(),
                        Optional.of("The data have changed since training: "
                                + change(place.found(), before(stored, place.found(), digest), "on")));
    }

    /**
     * Where the files are that a model's weights began with.
     *
     * @param stored as the folder names them
     * @throws org.dropwhere.failure.BadInput if one that is there cannot be read
     */
    Place<ModelSpec> place(ModelSpec stored) {
        List<String> before =
                stored.pretrained().files().stream().map(WeightsFile::sha256).toList();
        Place<ModelSpec> place = place(stored, Datasets.digest(before), "with");
        return place.change().isEmpty()
                ? place
                : new Place<>(
                        place.found(),
                        place.missing(),
                        Optional.of("The pretrained weights have changed since training: "
                                + change(place.found(), before, "with")));
    }

    private <T extends NamedFiles<T>> Place<T> place(T stored, String digest, String preposition) {
        List<T> candidates = paths.candidates(stored, experiment);
        List<T> whole = candidates.stream().filter(DataPaths::allExist).toList();
        if (whole.isEmpty()) {
            return new Place<>(candidates.get(0), missing(stored, candidates, preposition), Optional.empty());
        }
        Optional<T> same =
                whole.stream().filter(each -> digest(each).equals(digest)).findFirst();
        return same.map(found -> new Place<>(found, List.of(), Optional.empty()))
                .orElseGet(() -> new Place<>(whole.get(0), List.of(), Optional.of("")));
    }

    private String digest(NamedFiles<?> files) {
        return Datasets.digest(files.paths().stream().map(this::checksum).toList());
    }

    private String checksum(Path file) {
        return checksums.computeIfAbsent(file, Datasets::checksum);
    }

    /** By the place that has most of the files. */
    private <T extends NamedFiles<T>> List<String> missing(T stored, List<T> candidates, String preposition) {
        T nearest = candidates.get(0);
        for (T candidate : candidates) {
            nearest = missing(candidate).size() < missing(nearest).size() ? candidate : nearest;
        }
        boolean isApart = DataPaths.isApart(stored);
        return missing(nearest).stream()
                .map(path -> folder.path() + ": the file " + path + " that was trained " + preposition
                        + " cannot be found; put it back there"
                        + (isApart ? ", or give the command in the folder of the experiment's file." : "."))
                .toList();
    }

    private static Set<Path> missing(NamedFiles<?> files) {
        return files.paths().stream()
                .filter(path -> !Files.exists(path))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The checksums of the files as they were; those of now where that is not known. */
    private List<String> before(FileData stored, FileData now, String digest) {
        return Optional.ofNullable(folder.storedSummaries().get(DatasetSummary.key(stored, digest)))
                .map(then -> then.files().stream().map(file -> file.checksum()).toList())
                .orElseGet(() -> now.paths().stream().map(this::checksum).toList());
    }

    private String change(NamedFiles<?> now, List<String> before, String preposition) {
        List<Path> files = now.paths();
        List<String> names = IntStream.range(0, files.size())
                .filter(i -> !checksum(files.get(i)).equals(before.get(i)))
                .mapToObj(i -> files.get(i).toString())
                .distinct()
                .toList();
        return names.isEmpty()
                ? "one or more of "
                        + Words.list(
                                files.stream().map(Path::toString).distinct().toList(), "and")
                        + " do not have the content that was trained " + preposition + "."
                : Words.list(names, "and") + (names.size() == 1 ? " does" : " do")
                        + " not have the content that was trained " + preposition + ".";
    }
}
