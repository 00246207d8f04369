package org.dropwhere.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What to do about CSV files that other programs wrote in other forms: each answer is one or more whole sentences. */
final class CsvCures {
    private static final String WRITE = "Write the file with these two columns alone, for example with pandas:"
            + " frame[['label', 'tokens']].to_csv('train.csv', index=False).";
    private static final List<Separator> SEPARATORS = List.of(
            new Separator(";", "semicolons"),
            new Separator("\t", "tabs"),
            new Separator("|", "vertical bars"),
            new Separator(":", "colons"));

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
    private static final Pattern SEQUENCE = Pattern.compile("[\"']?\\S*[\"']?,[\\d\\s\"\\[\\],.-]+");
    private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "none", "?");
    private static final Set<String> TRUTHS = Set.of("true", "false", "t", "f", "yes", "no");

    private record Separator(String character, String words) {}

    private CsvCures() {}

    /** Of a first line that is not the header. */
    static String header(String line) {
        String plain = line.replace("\"", "").replace("'", "");
        for (Separator separator : SEPARATORS) {
            if (columns(plain, separator.character()).containsAll(List.of("label", "tokens"))) {
                return "The columns are separated by " + separator.words()
                        + "; separate them by commas (pandas: to_csv('train.csv', sep=',', index=False)).";
            }
        }
        List<String> columns = columns(plain, ",");
        if (plain.indexOf('\r') >= 0) {
            return "Lines end with carriage returns alone; end them with line feeds.";
        }
        if (plain.isBlank()) {
            return "Take out the empty lines before it.";
        }
        if (plain.startsWith("{") || plain.startsWith("[")) {
            return "This is JSON, not CSV (pandas: read_json('train.jsonl', lines=True)). " + WRITE;
        }
        if (columns.containsAll(List.of("label", "tokens"))) {
            if (columns.size() == 2) {
                return columns.get(0).equals("tokens")
                        ? "The columns stand in the other order. " + WRITE
                        : "Write it exactly so, in small letters and without spaces.";
            }
            boolean index = columns.get(0).isEmpty() || columns.get(0).startsWith("unnamed");
            return (columns.size() == 3 && index
                            ? "The first column, without a name, is pandas' index. "
                            : "There are other columns beside label and tokens. ")
                    + WRITE;
        }
        if (SEQUENCE.matcher(plain).matches()) {
            return "The file begins with a sequence; write the header above it.";
        }
        if (line.contains(": ") || line.endsWith(":")) {
            return "This looks like YAML, not CSV; name a CSV file of sequences.";
        }
        return columns.size() >= 2
                ? "Call the column of 0 and 1 'label' and that of the sequences 'tokens'. " + WRITE
                : "Each line below it is a label, a comma and tokens separated by spaces, such as 1,4 0 7.";
    }

    private static List<String> columns(String line, String separator) {
        return Arrays.stream(line.split(Pattern.quote(separator), -1))
                .map(String::strip)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Of a line without a comma. */
    static Optional<String> line(String line) {
        return SEPARATORS.stream()
                .filter(separator -> line.contains(separator.character()))
                .map(separator -> "The columns are separated by " + separator.words() + "; separate them by a comma.")
                .findFirst();
    }

    /** Of a label that is neither 0 nor 1. */
    static String label(String label) {
        String plain = label.strip().toLowerCase(Locale.ROOT);
        if (MISSING.contains(plain)) {
            return "The label is missing; leave such lines out.";
        }
        if (TRUTHS.contains(plain)) {
            return "Write 1 for "
                    + (plain.startsWith("t") || plain.startsWith("f") ? "True and 0 for False" : "yes and 0 for no")
                    + " (pandas: frame['label'].astype(int)).";
        }
        if (plain.equals("-1") || plain.equals("-1.0") || plain.equals("+1")) {
            return "Write 0 in place of -1, and 1 in place of +1.";
        }
        if (!NUMBER.matcher(plain).matches()) {
            return plain.contains(" ")
                    ? "The label comes first, then the tokens."
                    : "Write 0 for one class and 1 for the other (pandas: frame['label'].map({'neg': 0, 'pos': 1})).";
        }
        double number = Double.parseDouble(plain);
        if (number == 0 || number == 1) {
            return "Write 0 and 1 as whole numbers (pandas: frame['label'].astype(int)).";
        }
        return number == Math.rint(number)
                ? "Only two classes can be told apart: write 0 for one and 1 for the other, or leave out the sequences of"
                        + " all others."
                : "Write 0 for one class and 1 for the other; a share or a score is no class.";
    }

    /**
     * Of what should be a token.
     *
     * @param field all tokens of the line, with what may stand around them
     */
    static Optional<String> token(String token, String field) {
        if (field.strip().startsWith("[") || field.strip().startsWith("(")) {
            return Optional.of("Write tokens without brackets and commas, separated by spaces (pandas:"
                    + " frame['tokens'].astype(str).str.replace('[][,]', ' ', regex=True)).");
        }
        if (token.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t' || c == '|')) {
            return Optional.of("Separate tokens by spaces; a line has two columns, label and tokens.");
        }
        if (token.startsWith("\"")) {
            return Optional.of("Put the whole of the tokens in double quotes, or nothing.");
        }
        if (!NUMBER.matcher(token).matches()) {
            return token.chars().anyMatch(Character::isLetter)
                    ? Optional.of(
                            "Give each word a number, from 1 up, and write the numbers (Keras: TextVectorization);"
                                    + " 0 is then free for padding.")
                    : Optional.empty();
        }
        if (token.startsWith("-")) {
            return Optional.of("If it pads, write 0 in its place and say model: {mask-zero: true}.");
        }
        return token.matches("\\d+\\.0*|\\d+(\\.\\d*)?[eE]\\+?\\d+")
                ? Optional.of("Write tokens as whole numbers (NumPy: x.astype(int)).")
                : Optional.empty();
    }

    /** Of sequences whose lengths differ. */
    static String lengths() {
        return "Pad the shorter ones with 0 and say model: {mask-zero: true}, so that the network skips the padding"
                + " (Keras: pad_sequences); 0 may then be no token of your own.";
    }
}
