package org.dropwhere.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    @Test
    void countsInTheSingularAndInThePlural() {
        assertEquals("1 seed", Phrases.count(1, "seed"));
        assertEquals("0 seeds", Phrases.count(0, "seed"));
        assertEquals("12 seeds", Phrases.count(12, "seed"));
    }

    @Test
    void namesTheFirstAndCountsTheOthers() {
        assertEquals("a, b", Phrases.first(List.of("a", "b"), 2));
        assertEquals("a, b and 1 more", Phrases.first(List.of("a", "b", "c"), 2));
    }
}
