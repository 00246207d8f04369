package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/**
 * Finds what is read among the names that a file has: by the names that the experiment says, or by those that are usual
 * if exactly one of them is there. What else the file has is left alone.
 */
final class FieldChoice {
    /** Where nothing was found. */
    static final int NONE = -1;

    private static final Usual LABEL =
            new Usual("label", List.of("labels", "y", "target", "class", "sentiment", "category", "output", "outcome"));
    private static final Usual TOKENS = new Usual(
            "tokens",
            List.of("x", "token_ids", "input_ids", "ids", "sequence", "sequences", "seq", "text", "input", "inputs"));
    private static final Usual TEXT = new Usual(
            "text",
            List.of(
                    "x",
                    "sentence",
                    "review",
                    "comment",
                    "message",
                    "content",
                    "document",
                    "tweet",
                    "words",
                    "tokens"));
    private static final Usual FEATURES =
            new Usual("features", List.of("x", "values", "sequence", "series", "steps", "input", "inputs"));
    private static final Usual SEQUENCE =
            new Usual("sequence", List.of("sequence_id", "seq", "seq_id", "series", "series_id"));

    private static final int SHOWN_NAMES = 20;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_. -]{0,40}");

    /** The name that wins over all others, and those of which there may be one. */
    private record Usual(String own, List<String> others) {
        List<Integer> in(List<String> names) {
            List<Integer> best = places(names, List.of(own));
            return best.isEmpty() ? places(names, others) : best;
        }

        private static List<Integer> places(List<String> names, List<String> wanted) {
            return IntStream.range(0, names.size())
                    .filter(i -> wanted.contains(names.get(i).toLowerCase(Locale.ROOT)))
                    .boxed()
                    .toList();
        }
    }

    private record Unclear(String key, String what) {}

    private final List<String> names;
    private final String noun;
    private final Columns asked;
    private final StepContent content;
    private final List<String> problems = new ArrayList<>();
    private final List<Unclear> unclear = new ArrayList<>();
    private final List<String> clear = new ArrayList<>();

    /**
     * Chooses among names.
     *
     * @param noun what has these names: {@code column}
     */
    FieldChoice(List<String> names, String noun, Columns asked, StepContent content) {
        this.names = names.stream().map(String::strip).toList();
        this.noun = noun;
        this.asked = asked;
        this.content = content;
    }

    /** The place of the labels. */
    int label() {
        return one(asked.label(), LABEL, new Unclear("label", "has the labels"));
    }

    /** The place of what tells sequences apart. */
    int sequence() {
        return one(asked.sequence(), SEQUENCE, new Unclear("sequence", "tells the sequences apart"));
    }

    /** The place of what orders the steps, or {@link #NONE} where the lines do. */
    int time() {
        return asked.time().isEmpty() ? NONE : place(asked.time(), "time");
    }

    /** The places of what stands at the steps. */
    List<Integer> steps() {
        if (asked.steps().size() > 1) {
            return named();
        }
        Usual usual = content instanceof WordContent ? TEXT : content instanceof FeatureContent ? FEATURES : TOKENS;
        String what = content instanceof WordContent
                ? "has the text"
                : content instanceof FeatureContent ? "has the features" : "has the tokens";
        String name = asked.steps().isEmpty() ? "" : asked.steps().get(0);
        return List.of(one(name, usual, new Unclear(key(), what)));
    }

    /** The places of all names that the experiment says for the steps. */
    List<Integer> named() {
        return asked.steps().stream().map(name -> place(name, key())).toList();
    }

    /** Whether a name in small letters is usual for what tells sequences apart. */
    static boolean isSequence(String name) {
        return SEQUENCE.own().equals(name) || SEQUENCE.others().contains(name);
    }

    private String key() {
        return content instanceof FeatureContent ? "features" : "tokens";
    }

    private int one(String name, Usual usual, Unclear otherwise) {
        if (!name.isEmpty()) {
            return place(name, otherwise.key());
        }
        List<Integer> found = usual.in(names);
        if (found.size() > 1 && found.stream().map(names::get).distinct().count() == 1) {
            problems.add(twice(names.get(found.get(0))));
            return NONE;
        }
        if (found.size() != 1) {
            unclear.add(otherwise);
            return NONE;
        }
        clear.add(names.get(found.get(0)));
        return found.get(0);
    }

    private int place(String name, String key) {
        clear.add(name);
        int place = names.indexOf(name.strip());
        if (place < 0) {
            problems.add("there is no " + noun + " " + Mistakes.quoted(name) + ", which columns: {" + key
                    + ": ...} names. There are " + shown()
                    + Optional.of(Words.suggestion(Words.nearest(name, names)))
                            .filter(suggestion -> !suggestion.isEmpty())
                            .orElse("."));
        } else if (names.lastIndexOf(name.strip()) != place) {
            problems.add(twice(name));
        }
        return place;
    }

    private String twice(String name) {
        return "two " + noun + "s are called " + Mistakes.quoted(name) + ". Give them different names.";
    }

    private String shown() {
        return Phrases.first(
                names.stream()
                        // Who names another file by mistake, or in bad faith, does not see what is in it.
                        .map(name -> PLAIN.matcher(name).matches() ? Mistakes.quoted(name) : "'...'")
                        .toList(),
                SHOWN_NAMES);
    }

    /** Whether nothing was found of what was looked for. */
    boolean isNothingClear() {
        return clear.isEmpty();
    }

    /** What is wrong, a sentence each; nothing if all was found. */
    List<String> problems() {
        if (unclear.isEmpty()) {
            return problems;
        }
        List<String> all = new ArrayList<>(problems);
        all.add("the " + noun + "s are " + shown() + "; which of them "
                + Words.list(unclear.stream().map(Unclear::what).toList(), "and which")
                + " is not clear. Say it under data, such as " + example() + ".");
        return all;
    }

    /** Names a name only where a single one is left: of several, their values tell which is meant. */
    private String example() {
        List<String> left = names.stream()
                .filter(name -> !name.isEmpty() && !clear.contains(name))
                .toList();
        String key = unclear.get(0).key();
        if (unclear.size() == 1 && left.size() == 1 && !key.equals(SEQUENCE.own())) {
            return "columns: {" + key + ": " + left.get(0) + "}";
        }
        return "columns: {" + unclear.stream().map(each -> each.key() + ": ...").collect(Collectors.joining(", "))
                + "}; 'dropwhere data --describe' proposes it for a file";
    }
}
