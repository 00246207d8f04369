package org.dropwhere.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.FileSummary;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/** What files of sequences are and how they are divided, in words. */
public final class FilesText {
    private FilesText() {}

    /**
     * The files with their formats: {@code CSV files, the same for all seeds: a.csv, b.csv}, or with the format of each
     * in brackets if they differ or have more than a word.
     */
    public static String of(FileData data, DatasetSummary known) {
        List<String> formats = formatsOf(known);
        boolean isWord = formats.size() == 1 && !formats.get(0).contains(",");
        String names = IntStream.range(0, data.paths().size())
                .mapToObj(i -> data.paths().get(i)
                        + (isWord ? "" : " (" + known.files().get(i).format() + ")"))
                .collect(Collectors.joining(", "));
        return (isWord ? formats.get(0) + " " : "") + (known.files().size() == 1 ? "file" : "files") + ", "
                + seeds(data) + ": " + names;
    }

    /** The formats of the files: {@code one file (CSV)}, {@code CSV files} or {@code files (CSV; JSON lines)}. */
    public static String formats(DatasetSummary known) {
        List<String> formats = formatsOf(known);
        if (known.files().size() == 1) {
            return "one file (" + formats.get(0) + ")";
        }
        return formats.size() == 1 && !formats.get(0).contains(",")
                ? formats.get(0) + " files"
                : "files (" + String.join("; ", formats) + ")";
    }

    private static List<String> formatsOf(DatasetSummary known) {
        return known.files().stream().map(FileSummary::format).distinct().toList();
    }

    /** Whether seeds share their sequences. */
    public static String seeds(FileData data) {
        Split split = data.split();
        if (split.folds() > 0) {
            return "in " + split.folds() + " folds of which each seed tests on another";
        }
        return split.perSeed() ? "divided anew for each seed" : "the same for all seeds";
    }

    /** What is split off for which part; absent if files have all parts. */
    public static Optional<String> split(FileData data) {
        Split split = data.split();
        if (split.isNone()) {
            return Optional.empty();
        }
        List<String> shares = new ArrayList<>();
        if (split.validation() > 0) {
            shares.add(NumberText.of(split.validation()) + " to validate");
        }
        if (split.test() > 0) {
            shares.add(NumberText.of(split.test()) + " to test");
        }
        if (split.folds() > 0) {
            shares.add("a fold of " + split.folds() + " to test");
        }
        boolean single = data.files().stream().map(SourceFile::part).allMatch(Optional::isEmpty);
        return Optional.of("split off " + (single ? "" : "the training part ") + String.join(" and ", shares)
                + (split.stratified() ? ", the same share of either label" : ", whatever the labels"));
    }

    /** What a network reads at a step: {@code vocabulary 64}, {@code 3 features}. */
    public static String inputs(FileData data, DatasetSummary known) {
        int inputs = known.inputs(data);
        if (data.content() instanceof FeatureContent features) {
            return Phrases.count(inputs, "feature") + (features.standardise() ? " (standardised)" : "");
        }
        return "vocabulary " + inputs + (data.content() instanceof WordContent ? " (words)" : "");
    }
}
