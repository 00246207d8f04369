package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.data.WordContent;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final List<String> READ = List.of("rare", "often", "nowhere", "b", "a", "\uD83D\uDE00", "\uFF01");

    /** "often" three times, "rare" once, "b", "a" and two marks twice each. */
    private static final Sequences TRAIN =
            new Sequences(new int[][] {{1, 0, 1, 3, 4, 5}, {1, 4, 3, 6, 5, 6}}, new int[] {0, 1});

    private static Vocabulary vocabulary(int most) {
        return Vocabulary.of(TRAIN, READ, new WordContent(most, true, true));
    }

    @Test
    void theMostFrequentWordComesFirstAndEqualOnesByTheirCharacters() {
        // U+FF01 is before U+1F600, although its UTF-16 is behind.
        assertEquals(
                List.of("often", "a", "b", "\uFF01", "\uD83D\uDE00", "rare"),
                vocabulary(0).words());
        assertEquals(8, vocabulary(0).size());
        assertEquals(List.of("", "[UNK]", "often", "a"), vocabulary(4).byToken());
    }

    @Test
    void otherWordsAreUnknown() {
        TokenSteps steps = (TokenSteps) vocabulary(4).tokensOf(new TokenSteps(new int[][] {{0, 1, 2}, {4}}));
        assertEquals("[[1, 2, 1], [3]]", Arrays.deepToString(steps.tokens()));
        assertEquals(
                "[[7, 2, 1], [3]]",
                Arrays.deepToString(((TokenSteps) vocabulary(0).tokensOf(new TokenSteps(new int[][] {{0, 1, 2}, {4}})))
                        .tokens()));
    }
}
