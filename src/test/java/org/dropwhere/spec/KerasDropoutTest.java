package org.dropwhere.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each version does, as its sources say (keras/layers/recurrent.py of Keras 1 and 2, tf_keras/layers/rnn/lstm.py,
 * keras/src/layers/rnn/lstm.py of Keras 3).
 */
class KerasDropoutTest {
    private static final ModelSpec LSTM = ModelSpec.lstm(4, 5, false);

    /** Implementation - is the default; a mask is time/gates; the last column holds with and without input dropout. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # version | impl. | dropout only          | with recurrent: input | hidden state
            3         | -     | per-sequence/shared   | per-sequence/per-gate | per-sequence/per-gate
            3         | 1     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            3         | 2     | per-sequence/shared   | per-sequence/per-gate | per-sequence/per-gate
            3.0-3.7   | -     | per-sequence/shared   | per-sequence/shared   | per-sequence/shared
            3.0-3.7   | 1     | per-sequence/shared   | per-sequence/shared   | per-sequence/shared
            3.0-3.7   | 2     | per-sequence/shared   | per-sequence/shared   | per-sequence/shared
            tf.keras-2| -     | per-step/shared       | per-sequence/per-gate | per-sequence/per-gate
            tf.keras-2| 1     | per-step/shared       | per-sequence/per-gate | per-sequence/per-gate
            tf.keras-2| 2     | per-step/shared       | per-sequence/per-gate | per-sequence/per-gate
            2.3       | -     | per-sequence/shared   | per-sequence/shared   | per-sequence/shared
            2.3       | 1     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            2.3       | 2     | per-sequence/shared   | per-sequence/shared   | per-sequence/shared
            2.1-2.2   | -     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            2.1-2.2   | 1     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            2.1-2.2   | 2     | per-sequence/shared   | per-sequence/shared   | per-sequence/shared
            2.0       | -     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            2.0       | 0     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            2.0       | 1     | nothing               | nothing               | per-sequence/per-gate
            2.0       | 2     | nothing               | nothing               | per-sequence/shared
            1         | -     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            1         | 0     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            1         | 1     | per-sequence/per-gate | per-sequence/per-gate | per-sequence/per-gate
            1         | 2     | per-sequence/shared   | per-sequence/shared   | per-sequence/shared
            """)
    void placesWhatTheVersionPlaces(
            String version, String implementation, String alone, String input, String recurrent) {
        KerasVersion keras = KerasRelease.of(version).orElseThrow().version();
        OptionalInt number =
                implementation.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(implementation));

        assertEquals(placements(alone, "nothing"), new KerasDropout(keras, number, 0.2, 0).placements(1, LSTM));
        assertEquals(placements(input, recurrent), new KerasDropout(keras, number, 0.2, 0.3).placements(1, LSTM));
        assertEquals(placements("nothing", recurrent), new KerasDropout(keras, number, 0, 0.3).placements(1, LSTM));
        assertEquals(List.of(), new KerasDropout(keras, number, 0, 0).placements(1, LSTM));
    }

    private static List<Placement> placements(String input, String recurrent) {
        List<Placement> placements = new ArrayList<>();
        if (!input.equals("nothing")) {
            placements.add(placement(Site.LSTM_INPUT, 0.2, input));
        }
        if (!recurrent.equals("nothing")) {
            placements.add(placement(Site.LSTM_RECURRENT, 0.3, recurrent));
        }
        return placements;
    }

    private static Placement placement(Site site, double rate, String sharing) {
        return new Placement(
                site,
                rate,
                sharing.startsWith("per-step/") ? TimeSharing.PER_STEP : TimeSharing.PER_SEQUENCE,
                sharing.endsWith("/shared") ? GateSharing.SHARED : GateSharing.PER_GATE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3          | 0.5 | 0   | Keras 3.8 and later, implementation 2 (its default): one mask for all gates, kept for the whole sequence
            3          | 0.5 | 0.5 | Keras 3.8 and later, recurrent dropout forces implementation 1: a mask for each gate, kept for the whole sequence
            3          | 0   | 0   | Keras 3.8 and later: both rates are 0
            3.0-3.7    | 0.5 | 0.5 | Keras 3.0 to 3.7, whatever the implementation: one mask for all gates, kept for the whole sequence
            tf.keras-2 | 0.5 | 0   | tf.keras 2, without recurrent dropout it masks all time steps of the input at once: one mask for all gates, drawn anew for each step
            2.1-2.2    | 0.5 | 0.5 | Keras 2.1 and 2.2, implementation 1 (its default): a mask for each gate, kept for the whole sequence
            """)
    void saysWhy(String version, double dropout, double recurrent, String reason) {
        KerasVersion keras = KerasRelease.of(version).orElseThrow().version();

        assertEquals(reason, new KerasDropout(keras, OptionalInt.empty(), dropout, recurrent).reason(1, LSTM));
    }
}
