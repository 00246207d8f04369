package org.dropwhere.spec.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Text, whose words become tokens much as Keras' {@code TextVectorization} numbers them: 0 is padding, 1 a word that
 * the training part does not have, and the words of the training part follow from 2 on, the most frequent first.
 * Equally frequent ones stand in the order of their characters, which does not depend on how the sequences are ordered.
 *
 * @param vocabulary tokens at most, the two without a word included, 3 or more; 0 if every word of the training part is
 *     one
 * @param lowerCase whether capital letters are read as small ones
 * @param stripPunctuation whether ASCII punctuation is left out, as Keras does by default
 */
public record WordContent(int vocabulary, boolean lowerCase, boolean stripPunctuation) implements StepContent {
    /** The key that asks for it. */
    public static final String KEY = "words";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Map<String, Object> identity() {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put(KEY + ".vocabulary", vocabulary);
        identity.put(KEY + ".lower-case", lowerCase);
        identity.put(KEY + ".strip-punctuation", stripPunctuation);
        return identity;
    }
}
