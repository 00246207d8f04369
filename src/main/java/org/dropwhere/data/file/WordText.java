package org.dropwhere.data.file;

import java.util.Locale;
import org.dropwhere.spec.data.WordContent;

/**
 * Text as the numbers of its words: small letters first, then without punctuation, then cut at white space, as Keras'
 * {@code TextVectorization} does.
 */
final class WordText {
    private static final String PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";

    private final WordContent content;
    private final WordList words;

    WordText(WordContent content, WordList words) {
        this.content = content;
        this.words = words;
    }

    /** Adds the number of each word. */
    void read(String written, Ints into) {
        String text = content.lowerCase() ? written.toLowerCase(Locale.ROOT) : written;
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                end(word, into);
            } else if (!content.stripPunctuation() || PUNCTUATION.indexOf(c) < 0) {
                word.append(c);
            }
        }
        end(word, into);
    }

    private void end(StringBuilder word, Ints into) {
        if (word.length() > 0) {
            into.add(words.number(word.toString()));
            word.setLength(0);
        }
    }
}
