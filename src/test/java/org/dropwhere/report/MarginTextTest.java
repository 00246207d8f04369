package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.metric.Metric;
import org.junit.jupiter.api.Test;

class MarginTextTest {
    private static List<String> warnings(Map<Metric, Double> margins) {
        return MarginText.warnings(new Margins(margins));
    }

    @Test
    void warnsOfMarginsThatSwallowMostOfWhatThereIs() {
        assertEquals(
                List.of("The margin of 0.25 in accuracy is half or more of what lies between guessing and being always"
                        + " right, so nearly everything would be called equivalent. Declare the largest difference that"
                        + " does not matter to you."),
                warnings(Map.of(Metric.ACCURACY, 0.25, Metric.LOSS, 0.3)));
        assertEquals(1, warnings(Map.of(Metric.LOSS, 0.35)).size());
        assertEquals(1, warnings(Map.of(Metric.AUC, 0.25)).size());
        // Guessing 0.5 has a Brier score of 0.25.
        assertEquals(1, warnings(Map.of(Metric.BRIER_SCORE, 0.125)).size());
    }

    @Test
    void saysNothingOfOthers() {
        assertEquals(
                List.of(), warnings(Map.of(Metric.ACCURACY, 0.02, Metric.LOSS, 0.05, Metric.CALIBRATION_ERROR, 0.9)));
        assertEquals(List.of(), warnings(Map.of()));
    }
}
