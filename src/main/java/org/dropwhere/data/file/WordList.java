package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the words of all files of an experiment in the order in which they are first met. */
final class WordList {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** The number of a word, counted from 0. */
    int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        numbers.put(word, words.size());
        words.add(word);
        return words.size() - 1;
    }

    List<String> words() {
        return words;
    }
}
