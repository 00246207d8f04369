package org.dropwhere.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;

/** Parses the text of one file of {@link CsvSequences} and gathers its mistakes, at most one of each line. */
final class CsvParser {
    /** Without a given vocabulary, so that a slip does not ask for an embedding that fits into no memory. */
    private static final int LARGEST_VOCABULARY = 1_000_000;

    private static final int REPORTED_MISTAKES = 10;
    private static final int QUOTED_CHARACTERS = 40;

    /** Short words with separators between them. */
    private static final Pattern HEADER_LIKE = Pattern.compile("(\"?[\\w. -]{0,20}\"?[,;|\\t])+\"?[\\w. -]{0,20}\"?");

    private final Path path;
    private final OptionalInt vocabulary;
    private final List<int[]> tokens = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private int moreMistakes;
    private final Set<String> cures = new HashSet<>();
    private int lengthGivenAt;

    CsvParser(Path path, OptionalInt vocabulary) {
        this.path = path;
        this.vocabulary = vocabulary;
    }

    Sequences parse(String text) {
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        int length = withoutBlankEnd(text);
        if (start >= length) {
            throw new BadInput(at(1, 0) + "the file is empty. It needs the header " + CsvSequences.HEADER
                    + " and a line for each sequence.");
        }
        int number = 0;
        while (start < length) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            boolean carriageReturn = end > start && text.charAt(end - 1) == '\r';
            String line = text.substring(start, carriageReturn ? end - 1 : end);
            number++;
            if (number == 1) {
                checkHeader(line);
            } else {
                parseLine(number, line);
            }
            start = end + 1;
        }
        if (number == 1) {
            throw new BadInput(at(2, 0) + "there are no sequences after the header.");
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(reported());
        }
        return new Sequences(
                tokens.toArray(int[][]::new),
                labels.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * The length of the text up to its last line that has something on it: many programs write empty ones at the end.
     */
    private static int withoutBlankEnd(String text) {
        int end = text.length();
        while (end > 0 && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private void checkHeader(String line) {
        if (!line.replace("\"", "").equals(CsvSequences.HEADER)) {
            // Who names another file by mistake, or in bad faith, does not see what is in it.
            String shown = line.substring(0, Math.min(line.length(), QUOTED_CHARACTERS));
            boolean like = line.isEmpty() || HEADER_LIKE.matcher(shown).matches();
            String found = like ? "found " + quoted(line) : "this is no header of a CSV file";
            throw new BadInput(at(1, 0) + found + ". The first line is the header " + CsvSequences.HEADER + ". "
                    + CsvCures.header(line));
        }
    }

    /** A mistake with what to do about it; of many of a kind only the first says that. */
    private void add(String sentence, Optional<String> cure) {
        mistake(sentence + cure.filter(cures::add).map(each -> " " + each).orElse(""));
    }

    private void parseLine(int number, String line) {
        int comma = line.indexOf(',');
        if (comma < 0) {
            String found = line.isEmpty() ? "the line is empty" : "there is no comma in " + quoted(line);
            add(
                    at(number, 0) + found
                            + ". A line is a label, a comma and tokens separated by spaces, such as 1,4 0 7.",
                    CsvCures.line(line));
            return;
        }
        String label = line.substring(unquotedStart(line, 0, comma), unquotedEnd(line, 0, comma));
        if (!label.equals("0") && !label.equals("1")) {
            add(
                    at(number, 0) + quoted(label) + " is no label. Labels are 0 and 1.",
                    Optional.of(CsvCures.label(label)));
            return;
        }
        int first = unquotedStart(line, comma + 1, line.length());
        parseTokens(number, line, first, unquotedEnd(line, comma + 1, line.length()))
                .ifPresent(sequence -> {
                    tokens.add(sequence);
                    labels.add(label.equals("1") ? 1 : 0);
                });
    }

    private Optional<int[]> parseTokens(int number, String line, int first, int end) {
        // Every token but the last takes two characters or more.
        int[] sequence = new int[(end - first + 1) / 2];
        int length = 0;
        int from = first;
        while (from < end) {
            if (line.charAt(from) == ' ') {
                from++;
                continue;
            }
            int space = line.indexOf(' ', from);
            int to = space < 0 || space > end ? end : space;
            int token = token(line, from, to);
            if (token < 0) {
                String found = line.substring(from, to);
                add(
                        at(number, from) + quoted(found) + " is no token. Tokens are integers from 0 to "
                                + (tokenBound() - 1) + vocabularyInWords() + ".",
                        CsvCures.token(found, line.substring(first, end)));
                return Optional.empty();
            }
            sequence[length++] = token;
            from = to;
        }
        if (length == 0) {
            mistake(at(number, first) + "there are no tokens. A sequence has one or more.");
            return Optional.empty();
        }
        if (tokens.isEmpty()) {
            lengthGivenAt = number;
        } else if (length != tokens.get(0).length) {
            add(
                    at(number, first) + "the sequence has " + CsvSequences.tokens(length) + ", but that of line "
                            + lengthGivenAt + " has " + tokens.get(0).length + ". All sequences need the same length.",
                    Optional.of(CsvCures.lengths()));
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOf(sequence, length));
    }

    /** The token between two positions, or -1 if there is none. */
    private int token(String line, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            // No overflow: a long holds ten times any int.
            long next = 10L * value + digit;
            if (next >= tokenBound()) {
                return -1;
            }
            value = (int) next;
        }
        return value;
    }

    private int tokenBound() {
        return vocabulary.orElse(LARGEST_VOCABULARY);
    }

    private String vocabularyInWords() {
        return vocabulary.isPresent() ? ", for the vocabulary is " + vocabulary.getAsInt() : "";
    }

    private static boolean isQuoted(String line, int from, int to) {
        return to - from >= 2 && line.charAt(from) == '"' && line.charAt(to - 1) == '"';
    }

    private static int unquotedStart(String line, int from, int to) {
        return isQuoted(line, from, to) ? from + 1 : from;
    }

    private static int unquotedEnd(String line, int from, int to) {
        return isQuoted(line, from, to) ? to - 1 : to;
    }

    /** What was found, shortened if it is long. */
    private static String quoted(String found) {
        boolean isLong = found.length() > QUOTED_CHARACTERS;
        return "'" + (isLong ? found.substring(0, QUOTED_CHARACTERS) + "..." : found) + "'";
    }

    /** The position, both numbers counted from 1, as the start of a message. */
    private String at(int line, int index) {
        return path + ":" + line + ":" + (index + 1) + ": ";
    }

    /** Keeps the first ones, as every line may be wrong. */
    private void mistake(String sentence) {
        if (mistakes.size() < REPORTED_MISTAKES) {
            mistakes.add(sentence);
        } else {
            moreMistakes++;
        }
    }

    private List<String> reported() {
        if (moreMistakes == 0) {
            return mistakes;
        }
        List<String> first = new ArrayList<>(mistakes);
        first.add(path + ": " + moreMistakes + (moreMistakes == 1 ? " more line is wrong." : " more lines are wrong."));
        return first;
    }
}
