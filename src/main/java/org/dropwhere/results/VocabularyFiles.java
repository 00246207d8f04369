package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;

/**
 * {@code vocabulary.txt}: the words of all tokens, a line each, the first line that of token 0, as Keras'
 * {@code get_vocabulary()} has them. In a sweep over several vocabularies each has the beginning of its data's key in
 * its name. The program does not read them.
 *
 * @param root the experiment's folder
 */
record VocabularyFiles(OwnFolder root) {
    private static final String ONLY = "vocabulary.txt";
    private static final int DIGITS = 8;
    /** A million words of a hundred bytes. Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 27;

    private static final Pattern NAMES = Pattern.compile("vocabulary(-[0-9a-f]{" + DIGITS + "})?\\.txt");

    /** The lines of the tokens that have no word, with which every vocabulary begins. */
    private static final String BEGINNING = "\n[UNK]\n";

    /** Whether a file of that name is a vocabulary. */
    static boolean isName(String name) {
        return NAMES.matcher(name).matches();
    }

    /** Whether a vocabulary begins like this. */
    static boolean isBeginning(byte[] beginning) {
        return new String(beginning, StandardCharsets.UTF_8).startsWith(BEGINNING);
    }

    /**
     * The files that are there, by their names.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if one cannot be read
     */
    SortedMap<String, byte[]> contents() {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (String name : root.names()) {
            if (isName(name)) {
                try {
                    root.read(name, MOST_BYTES).ifPresent(bytes -> contents.put(name, bytes));
                } catch (DamagedContentException e) {
                    throw new BadInput("Cannot read " + root.file(name) + ": " + e.getMessage() + ".", e);
                }
            }
        }
        return contents;
    }

    /**
     * Writes each in a file.
     *
     * @param vocabularies by the keys of their data
     */
    void write(Map<String, List<String>> vocabularies) {
        vocabularies.forEach((key, words) -> root.write(
                vocabularies.size() == 1 ? ONLY : "vocabulary-" + key.substring(0, DIGITS) + ".txt",
                (String.join("\n", words) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
