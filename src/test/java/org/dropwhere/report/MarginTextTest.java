package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.dropwhere.spec.Margins;
import org.junit.jupiter.api.Test;

class MarginTextTest {
    private static List<String> warnings(OptionalDouble accuracy, OptionalDouble loss) {
        return MarginText.warnings(new Margins(accuracy, loss));
    }

    @Test
    void warnsOfMarginsThatSwallowMostOfWhatThereIs() {
        assertEquals(
                List.of("The margin of 0.25 in accuracy is half or more of what lies between guessing and being always"
                        + " right, so nearly everything would be called equivalent. Declare the largest difference that"
                        + " does not matter to you."),
                warnings(OptionalDouble.of(0.25), OptionalDouble.of(0.3)));
        assertEquals(
                1, warnings(OptionalDouble.empty(), OptionalDouble.of(0.35)).size());
    }

    @Test
    void saysNothingOfOthers() {
        assertEquals(List.of(), warnings(OptionalDouble.of(0.02), OptionalDouble.of(0.05)));
        assertEquals(List.of(), warnings(OptionalDouble.empty(), OptionalDouble.empty()));
    }
}
