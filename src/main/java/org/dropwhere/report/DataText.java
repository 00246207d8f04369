package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.PartSummary;
import org.dropwhere.data.ZeroTokens;
import org.dropwhere.spec.FileData;
import org.dropwhere.text.NumberText;

/** What a reader has to know of the sequences. */
public final class DataText {
    /** From here on, another majority in another part is no chance. */
    private static final double CLEAR_MAJORITY = 0.6;

    private static final double PERCENT = 100;

    private DataText() {}

    /** How frequent the labels are, and what is padding where token 0 is that; each a line. */
    public static List<String> lines(KnownData.Entry entry) {
        DatasetSummary data = entry.summary();
        List<String> lines = new ArrayList<>();
        lines.add("the more frequent label: " + share(data.train()) + " of training, " + share(data.validation())
                + " of validation, " + share(data.test()) + " of test");
        if (entry.maskZero() && data.zeros().isPresent()) {
            lines.add("token 0 is padding (mask-zero): training " + padding(data.train(), data.length())
                    + "; validation " + padding(data.validation(), data.length()) + "; test "
                    + padding(data.test(), data.length()));
        }
        return lines;
    }

    /** For example {@code 0 in 0.9}; a task's differs by seed. */
    private static String share(PartSummary part) {
        boolean even = 2L * part.ones() == part.sequences();
        return (even || part.checksum().isEmpty() ? "" : part.majority() + " in ") + share(part.majorityShare());
    }

    private static String padding(PartSummary part, int length) {
        ZeroTokens zeros = part.zeros().orElseThrow();
        return percent(zeros.tokens(), (long) part.sequences() * length) + " of the tokens, in " + zeros.sequences()
                + " of " + part.sequences() + " sequences";
    }

    /** What a careful reader would object to the data; each a sentence. */
    public static List<String> warnings(KnownData known) {
        LinkedHashSet<String> sentences = new LinkedHashSet<>();
        if (!known.isComplete()) {
            sentences.add(
                    "What the CSV files held is not known here, so it is not checked whether anything was learnt that"
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

    private static List<String> warnings(KnownData.Entry entry) {
        DatasetSummary data = entry.summary();
        List<String> sentences = new ArrayList<>();
        oneLabel("training", data.train(), "so nothing can be learnt from them").ifPresent(sentences::add);
        oneLabel("validation", data.validation(), "so the best epoch is the one that gives it most often")
                .ifPresent(sentences::add);
        oneLabel("test", data.test(), "so the test cannot show whether the labels are told apart")
                .ifPresent(sentences::add);
        if (entry.data() instanceof FileData) {
            otherMajority(data).ifPresent(sentences::add);
            sentences.addAll(repeated(data));
        }
        entry.summary().zeros().ifPresent(zeros -> sentences.addAll(zeros(entry, zeros)));
        return sentences;
    }

    private static Optional<String> oneLabel(String name, PartSummary part, String consequence) {
        if (part.ones() > 0 && part.ones() < part.sequences()) {
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

    private static List<String> repeated(DatasetSummary data) {
        List<String> sentences = new ArrayList<>();
        repeated("validation", data.validation(), "training", data.train(), data.validationInTrain())
                .map(found -> found + ": the best epoch is chosen by sequences that were trained on.")
                .ifPresent(sentences::add);
        repeated("test", data.test(), "training", data.train(), data.testInTrain())
                .map(found -> found + ": test results are in part those of sequences that were trained on.")
                .ifPresent(sentences::add);
        repeated("test", data.test(), "validation", data.validation(), data.testInValidation())
                .map(found -> found + ": the best epoch is chosen by sequences that test it.")
                .ifPresent(sentences::add);
        return sentences;
    }

    private static Optional<String> repeated(
            String name, PartSummary part, String otherName, PartSummary other, int count) {
        if (part.checksum().equals(other.checksum())) {
            return Optional.of("The " + name + " file has the same content as the " + otherName + " file (all "
                    + part.sequences() + " sequences)");
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(count + " of " + part.sequences() + " " + name + " sequences "
                        + (count == 1 ? "stands" : "stand") + " in the " + otherName + " part too");
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
        if (!entry.maskZero() && looksLikePadding(zeros)) {
            sentences.add("Token 0 looks like padding: it stands only at "
                    + (zeros.atEnd() == zeros.tokens() ? "the end" : "the start") + " of sequences ("
                    + percent(zeros.tokens(), tokens(entry.summary()))
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

    private static long tokens(DatasetSummary data) {
        return (long) data.length()
                * (data.train().sequences()
                        + data.validation().sequences()
                        + data.test().sequences());
    }

    private static String share(double share) {
        return NumberText.of(Math.rint(share * 10_000) / 10_000);
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * part / whole);
    }
}
