package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.FileSummary;
import org.dropwhere.data.LengthSummary;
import org.dropwhere.data.PadSummary;
import org.dropwhere.data.PartSummary;
import org.dropwhere.data.Repeated;
import org.dropwhere.data.ZeroTokens;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;

/** What a reader has to know of the sequences. */
public final class DataText {
    /** From here on, another majority in another part is no chance. */
    private static final double CLEAR_MAJORITY = 0.6;

    /** A sequence so many times longer than most is rarely meant. Chosen, not measured. */
    private static final int FAR_LONGER = 10;

    /** From this share on, unknown words are what a network mostly sees. Chosen, not measured. */
    private static final double MANY_UNKNOWN = 0.2;

    private static final double PERCENT = 100;

    private DataText() {}

    /** How frequent the labels are, how long sequences are, and what of them is padding or unknown; each a line. */
    public static List<String> lines(KnownData.Entry entry) {
        DatasetSummary data = entry.summary();
        List<String> lines = new ArrayList<>();
        if (entry.data() instanceof FileData files) {
            FilesText.split(files).ifPresent(lines::add);
            if (!files.isSharedBySeeds()) {
                lines.add("for example in the split of seed " + DatasetSummary.EXAMPLE_SEED + ":");
            }
        }
        boolean task = !(entry.data() instanceof FileData);
        lines.add("the more frequent label: " + share(data.train(), task) + " of training, "
                + share(data.validation(), task) + " of validation, " + share(data.test(), task) + " of test");
        if (hasSeveralLengths(data)) {
            lines.add("lengths: "
                    + each(data, part -> part.lengths().map(DataText::range).orElse("unknown")));
        }
        if (!entry.data().pad().isNone()) {
            lines.add(pad(entry.data().pad(), data));
        }
        if (entry.maskZero() && data.zeros().isPresent()) {
            lines.add("token 0 is padding (mask-zero): " + each(data, part -> padding(part, data.longest())));
        }
        if (data.train().unknown().isPresent()) {
            lines.add("words without a token of their own: " + each(data, DataText::unknown));
        }
        if (data.parts().stream().anyMatch(part -> repeated(part) > 0)) {
            lines.add("sequences that stand earlier in the same part: "
                    + each(data, part -> repeated(part) + " of " + part.sequences()));
        }
        return lines;
    }

    private static String each(DatasetSummary data, Function<PartSummary, String> words) {
        return Stream.of(Part.values())
                .map(part -> name(part) + " " + words.apply(data.part(part)))
                .collect(Collectors.joining("; "));
    }

    private static String name(Part part) {
        return part == Part.TRAIN ? "training" : part.key();
    }

    private static boolean hasSeveralLengths(DatasetSummary data) {
        return data.parts().stream()
                        .flatMap(part -> part.lengths().stream())
                        .flatMapToInt(lengths -> IntStream.of(lengths.shortest(), lengths.longest()))
                        .distinct()
                        .count()
                > 1;
    }

    private static String range(LengthSummary lengths) {
        return lengths.shortest() == lengths.longest()
                ? String.valueOf(lengths.longest())
                : lengths.shortest() + " to " + lengths.longest() + " (median " + lengths.median() + ")";
    }

    private static String pad(Pad pad, DatasetSummary data) {
        String what = "brought to length " + pad.to() + ": padding " + where(pad.side());
        boolean isCut =
                data.parts().stream().flatMap(part -> part.padded().stream()).anyMatch(padded -> padded.cut() > 0);
        return isCut ? what + ", cut " + where(pad.truncate()) + "; steps lost: " + each(data, DataText::cut) : what;
    }

    private static String where(Side side) {
        return side == Side.PRE ? "at the start" : "at the end";
    }

    private static String cut(PartSummary part) {
        PadSummary padded = part.padded().orElseThrow();
        long steps = part.lengths().map(LengthSummary::steps).orElse(0L);
        return percent(padded.cutSteps(), steps) + ", in " + padded.cut() + " of " + part.sequences() + " sequences";
    }

    private static int repeated(PartSummary part) {
        return part.repeated().map(Repeated::sequences).orElse(0);
    }

    /** For example {@code 0 in 0.9}; a task's differs by seed. */
    private static String share(PartSummary part, boolean task) {
        boolean even = 2L * part.ones() == part.sequences();
        return (even || task ? "" : part.majority() + " in ") + share(part.majorityShare());
    }

    private static String padding(PartSummary part, int longest) {
        ZeroTokens zeros = part.zeros().orElseThrow();
        return percent(zeros.tokens(), part.steps(longest)) + " of the tokens, in " + zeros.sequences() + " of "
                + part.sequences() + " sequences";
    }

    /** What a careful reader would object to the data; each a sentence. */
    public static List<String> warnings(KnownData known) {
        LinkedHashSet<String> sentences = new LinkedHashSet<>();
        if (!known.isComplete()) {
            sentences.add("What the files held is not known here, so it is not checked whether anything was learnt that"
                    + " is more than the shares of their labels; give the command that ran the experiment again to"
                    + " have it kept.");
        }
        for (KnownData.Entry entry : known.entries()) {
            String where = entry.point().values().isEmpty() || known.entries().size() == 1
                    ? ""
                    : "At " + entry.point().text() + ": ";
            warnings(entry).forEach(sentence -> sentences.add(where + sentence));
        }
        return List.copyOf(sentences);
    }

    static List<String> warnings(KnownData.Entry entry) {
        DatasetSummary data = entry.summary();
        List<String> sentences = new ArrayList<>();
        oneLabel("training", data.train(), "so nothing can be learnt from them").ifPresent(sentences::add);
        oneLabel("validation", data.validation(), "so the best epoch is the one that gives it most often")
                .ifPresent(sentences::add);
        oneLabel("test", data.test(), "so the test cannot show whether the labels are told apart")
                .ifPresent(sentences::add);
        if (entry.data() instanceof FileData files) {
            otherMajority(data).ifPresent(sentences::add);
            sentences.addAll(repeated(files, data));
            contradicted(data.train()).ifPresent(sentences::add);
            farLonger(files, data).ifPresent(sentences::add);
            unknown(data).ifPresent(sentences::add);
        }
        sentences.addAll(padded(entry.data().pad(), data));
        entry.summary().zeros().ifPresent(zeros -> sentences.addAll(zeros(entry, zeros)));
        return sentences;
    }

    private static Optional<String> oneLabel(String name, PartSummary part, String consequence) {
        if (!part.hasOneLabel()) {
            return Optional.empty();
        }
        return Optional.of((part.sequences() == 1
                        ? "The only " + name + " sequence has"
                        : "All " + part.sequences() + " " + name + " sequences have")
                + " the label " + part.majority() + ", " + consequence + ".");
    }

    private static Optional<String> otherMajority(DatasetSummary data) {
        boolean clear = Math.min(data.train().majorityShare(), data.test().majorityShare()) >= CLEAR_MAJORITY;
        return clear && data.train().majority() != data.test().majority()
                ? Optional.of("The more frequent label is " + data.train().majority() + " in the training part (share "
                        + share(data.train().majorityShare()) + "), but "
                        + data.test().majority()
                        + " in the test part (share " + share(data.test().majorityShare()) + ").")
                : Optional.empty();
    }

    private static List<String> repeated(FileData files, DatasetSummary data) {
        List<String> sentences = new ArrayList<>();
        repeated(files, data, Part.VALIDATION, Part.TRAIN, data.validationInTrain())
                .map(found -> found + ": the best epoch is chosen by sequences that were trained on.")
                .ifPresent(sentences::add);
        repeated(files, data, Part.TEST, Part.TRAIN, data.testInTrain())
                .map(found -> found + ": test results are in part those of sequences that were trained on.")
                .ifPresent(sentences::add);
        repeated(files, data, Part.TEST, Part.VALIDATION, data.testInValidation())
                .map(found -> found + ": the best epoch is chosen by sequences that test it.")
                .ifPresent(sentences::add);
        return sentences;
    }

    private static Optional<String> repeated(
            FileData files, DatasetSummary data, Part part, Part other, Repeated found) {
        int sequences = data.part(part).sequences();
        List<String> checksums = checksums(files, data, part);
        if (!checksums.isEmpty()
                && checksums.equals(checksums(files, data, other))
                && files.split().isNone()) {
            return Optional.of("The " + name(part) + " file has the same content as the " + name(other) + " file (all "
                    + sequences + " sequences)");
        }
        return found.sequences() == 0
                ? Optional.empty()
                : Optional.of(found.sequences() + " of " + sequences + " " + name(part) + " sequences "
                        + (found.sequences() == 1 ? "stands" : "stand") + " in the " + name(other) + " part too"
                        + (found.withOtherLabel() == 0
                                ? ""
                                : ", " + found.withOtherLabel() + " of them with the other label"));
    }

    /** Those of the files that a part has of its own. */
    private static List<String> checksums(FileData files, DatasetSummary data, Part part) {
        List<String> checksums = new ArrayList<>();
        int next = 0;
        for (SourceFile file : files.files()) {
            int count = (int) file.paths().count();
            if (file.part().equals(Optional.of(part))) {
                data.files().subList(next, next + count).stream()
                        .map(FileSummary::checksum)
                        .forEach(checksums::add);
            }
            next += count;
        }
        return checksums;
    }

    private static Optional<String> contradicted(PartSummary train) {
        return train.repeated()
                .map(Repeated::withOtherLabel)
                .filter(count -> count > 0)
                .map(count -> count + " of " + train.sequences() + " training sequences "
                        + (count == 1 ? "stands" : "stand")
                        + " there earlier with the other label, so that no model can be right about both.");
    }

    private static Optional<String> farLonger(FileData files, DatasetSummary data) {
        return data.train()
                .lengths()
                .filter(lengths -> files.pad().isNone() && lengths.longest() / FAR_LONGER >= lengths.median())
                .map(lengths -> "The longest training sequence has " + lengths.longest()
                        + " time steps, but half of them have at most " + lengths.median()
                        + ". The longest decides how much time and memory a batch takes; data: {pad: {to: N}} cuts what"
                        + " is longer.");
    }

    private static Optional<String> unknown(DatasetSummary data) {
        List<String> parts = Stream.of(Part.values())
                .filter(part -> data.part(part)
                        .unknown()
                        .filter(unknown -> unknown.tokens()
                                >= MANY_UNKNOWN * data.part(part).words())
                        .isPresent())
                .map(part -> "the " + name(part) + " part (" + unknown(data.part(part)) + ")")
                .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Many words of " + Words.list(parts, "and")
                        + " have no token of their own, so that the network cannot tell them apart. Only words of the"
                        + " training part have one, the most frequent ones up to data.words.vocabulary.");
    }

    private static String unknown(PartSummary part) {
        return part.unknown()
                .map(unknown -> percent(unknown.tokens(), part.words()))
                .orElse("unknown");
    }

    private static List<String> padded(Pad pad, DatasetSummary data) {
        long ownZeros = data.parts().stream()
                .flatMap(part -> part.padded().stream())
                .mapToLong(PadSummary::ownZeros)
                .sum();
        return ownZeros == 0
                ? List.of()
                : List.of("Token 0 stands in the files (" + ownZeros + (ownZeros == 1 ? " time" : " times")
                        + "), and pad: {to: " + pad.to()
                        + "} pads with 0, so that nothing tells them apart. Number the tokens from 1.");
    }

    private static List<String> zeros(KnownData.Entry entry, ZeroTokens zeros) {
        List<String> sentences = new ArrayList<>();
        if (entry.maskZero() && zeros.tokens() == 0) {
            sentences.add("mask-zero is on, but no sequence has a token 0, so it changes nothing.");
        }
        if (entry.maskZero() && zeros.only() > 0) {
            sentences.add(zeros.only()
                    + (zeros.only() == 1
                            ? " sequence is nothing but padding: the network sees nothing of it."
                            : " sequences are nothing but padding: the network sees nothing of them."));
        }
        if (!entry.maskZero() && entry.data().pad().isNone() && looksLikePadding(zeros)) {
            sentences.add("Token 0 looks like padding: it stands only at "
                    + (zeros.atEnd() == zeros.tokens() ? "the end" : "the start") + " of sequences ("
                    + percent(zeros.tokens(), entry.summary().steps())
                    + " of all tokens). The network reads it like any"
                    + " other token; with model: {mask-zero: true} it skips it.");
        }
        return sentences;
    }

    /** A single 0 at an end may be there by chance, several in a row are hardly. */
    private static boolean looksLikePadding(ZeroTokens zeros) {
        return zeros.tokens() > zeros.sequences()
                && (zeros.atEnd() == zeros.tokens() || zeros.atStart() == zeros.tokens());
    }

    private static String share(double share) {
        return NumberText.of(Math.rint(share * 10_000) / 10_000);
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0 : PERCENT * part / whole);
    }
}
