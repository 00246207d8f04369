package org.dropwhere.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.data.WordContent;

/**
 * The tokens of the words of text: 0 is padding, 1 a word that is not among them, and the words follow, the most
 * frequent of the training part first; equally frequent ones in the order of their characters.
 *
 * @param words by their tokens from 2 on
 * @param tokens of all words that were read, by their places in the list of {@link org.dropwhere.data.file.RawFiles}
 */
record Vocabulary(List<String> words, int[] tokens) {
    /** The token of words that the training part does not have, or not often enough. */
    static final int UNKNOWN = 1;

    private static final int FIRST = 2;
    /** What Keras calls the tokens without a word. */
    private static final List<String> WITHOUT_WORD = List.of("", "[UNK]");

    /** Of the sequences to train on, whose tokens are places in a list of words. */
    static Vocabulary of(Sequences train, List<String> read, WordContent content) {
        int[] counts = new int[read.size()];
        for (int[] sequence : train.tokens()) {
            for (int word : sequence) {
                counts[word]++;
            }
        }
        byte[][] characters = new byte[read.size()][0];
        for (int word = 0; word < counts.length; word++) {
            if (counts[word] > 0) {
                characters[word] = read.get(word).getBytes(StandardCharsets.UTF_8);
            }
        }
        int most = content.vocabulary() == 0 ? read.size() : content.vocabulary() - FIRST;
        int[] chosen = IntStream.range(0, counts.length)
                .filter(word -> counts[word] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer word) -> -counts[word])
                        .thenComparing(word -> characters[word], Arrays::compareUnsigned))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] tokens = new int[read.size()];
        Arrays.fill(tokens, UNKNOWN);
        for (int i = 0; i < chosen.length; i++) {
            tokens[chosen[i]] = FIRST + i;
        }
        return new Vocabulary(IntStream.of(chosen).mapToObj(read::get).toList(), tokens);
    }

    /** How many tokens there are. */
    int size() {
        return FIRST + words.size();
    }

    /** The words of all tokens, as Keras' {@code get_vocabulary()} has them. */
    List<String> byToken() {
        return Stream.concat(WITHOUT_WORD.stream(), words.stream()).toList();
    }

    /** The tokens of sequences whose tokens are places in the list of words. */
    Steps tokensOf(Steps places) {
        return new TokenSteps(Arrays.stream(((TokenSteps) places).tokens())
                .map(sequence ->
                        Arrays.stream(sequence).map(word -> tokens[word]).toArray())
                .toArray(int[][]::new));
    }
}
