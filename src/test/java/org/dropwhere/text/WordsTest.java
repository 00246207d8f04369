package org.dropwhere.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void aNameOfWhichAsManyLettersDifferAsAgreeIsNotNear() {
        assertEquals(Optional.empty(), Words.nearest("nn", List.of("none", "zo", "in")));
        assertEquals(Optional.empty(), Words.nearest("2", List.of("0", "1")));
        assertEquals(Optional.empty(), Words.nearest("card", List.of("cats")));
    }

    @Test
    void aNameOfWhichMostLettersAgreeIsNear() {
        assertEquals(Optional.of("log"), Words.nearest("lag", List.of("linear", "log")));
        assertEquals(Optional.of("in"), Words.nearest("inn", List.of("none", "zo", "in")));
        assertEquals(Optional.of("train"), Words.nearest("trian", List.of("test", "train")));
    }
}
