package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.data.FeatureContent;

/** The first line of a CSV file. */
final class CsvHeader {
    /** Short words with separators between them. */
    private static final Pattern LIKE = Pattern.compile("([\\p{L}\\p{N}_. -]{0,30}[,;|\\t])*[\\p{L}\\p{N}_. -]{0,30}");

    private static final Pattern SEQUENCE = Pattern.compile("\\S*[,;|\\t][\\d\\s\\[\\],.-]+");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=[,;|\\t]?");
    private static final String SEPARATORS = ",;\t|";
    private static final String NEED = " The first line names the columns, such as label,tokens. ";
    private static final int SHOWN_CHARACTERS = 40;

    private CsvHeader() {}

    /** What separates the columns: what the first line has most of, outside quotes. */
    static char separator(String start) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r') && !start.substring(0, i).isBlank()) {
                break;
            }
            int separator = SEPARATORS.indexOf(c);
            if (!quoted && separator >= 0) {
                counts[separator]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    /**
     * The columns that are read.
     *
     * @param at the position as the start of a message
     * @throws BadInput if they are not there, or it is not clear which they are
     */
    static CsvColumns columns(List<String> names, char separator, ReadRequest request, String at) {
        FieldChoice choice = new FieldChoice(names, "column", request.columns(), request.content());
        boolean features = request.content() instanceof FeatureContent;
        int sequence = features ? choice.sequence() : FieldChoice.NONE;
        int time = features ? choice.time() : FieldChoice.NONE;
        List<Integer> steps = features ? choice.named() : choice.steps();
        int label = choice.label();
        List<String> problems = new ArrayList<>(choice.problems());
        String line = String.join(String.valueOf(separator), names);
        requireNoSeparatorLine(line, at);
        if (!problems.isEmpty() && (choice.isNothingClear() || !isLike(line))) {
            noHeader(line).ifPresent(sentence -> {
                throw new BadInput(at + sentence);
            });
        }
        boolean isLong = !request.columns().sequence().isEmpty()
                || !request.columns().time().isEmpty();
        if (!features && isLong) {
            problems.add("columns.sequence and columns.time are for a file with a line for each step, which is read for"
                    + " features: {} alone.");
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems.stream().map(problem -> at + problem).toList());
        }
        return new CsvColumns(names, label, steps, sequence, time);
    }

    /**
     * Refuses a line that is a sequence, however its columns may be named.
     *
     * @param at the position as the start of a message
     * @throws BadInput if some name is a list of numbers, or all are numbers
     */
    static void requireNames(List<String> names, char separator, String at) {
        requireNoSeparatorLine(String.join(String.valueOf(separator), names), at);
        List<ColumnKind> kinds =
                names.stream().map(name -> ColumnKind.of(Cell.of(name, 1, 1))).toList();
        boolean hasList = kinds.stream()
                .anyMatch(kind -> kind == ColumnKind.LISTS_OF_WHOLE_NUMBERS || kind == ColumnKind.LISTS_OF_NUMBERS);
        boolean areNumbers =
                kinds.stream().allMatch(kind -> kind == ColumnKind.WHOLE_NUMBERS || kind == ColumnKind.NUMBERS);
        if (hasList || (areNumbers && !areCounted(names))) {
            throw new BadInput(at + sequence(String.join(String.valueOf(separator), names)));
        }
    }

    /** What is written for Excel alone. */
    private static void requireNoSeparatorLine(String line, String at) {
        if (SEPARATOR_LINE.matcher(line).matches()) {
            throw new BadInput(at + "found " + Mistakes.quoted(line) + "." + NEED
                    + "A line for Excel that names the separator is not needed; leave it out.");
        }
    }

    /** Programs number the columns that nobody has named: 0, 1, 2. */
    private static boolean areCounted(List<String> names) {
        return names.equals(
                IntStream.range(0, names.size()).mapToObj(Integer::toString).toList());
    }

    /** Who names another file by mistake, or in bad faith, does not see what is in it. */
    private static boolean isLike(String line) {
        return LIKE.matcher(line.substring(0, Math.min(line.length(), SHOWN_CHARACTERS)))
                .matches();
    }

    /** Of a line that names no columns. */
    private static Optional<String> noHeader(String line) {
        if (SEQUENCE.matcher(line).matches()) {
            return Optional.of(sequence(line));
        }
        if (isLike(line) && line.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        String cure = line.contains(": ") || line.endsWith(":")
                ? "This looks like YAML, not CSV; name a CSV file of sequences."
                : "Each line below it is a label, a comma and tokens separated by spaces, such as 1,4 0 7.";
        return Optional.of("this is no header of a CSV file." + NEED + cure);
    }

    private static String sequence(String line) {
        return (isLike(line) ? "found " + Mistakes.quoted(line) : "this is no header of a CSV file") + "." + NEED
                + "The file begins with a sequence; write the header above it.";
    }
}
