package org.dropwhere.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KerasReleaseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3              | -
            3.15.1         | -
            2.1-2.2        | -
            2.4            | -
            2.15.0         | -
            1.2.2          | -
            keras-2.3      | -
            tensorflow-2.3 | -
            2.3.0-tf       | -
            tf_keras-2.17  | -
            tf_keras 2.17  | -
            TensorFlow 2.3 | -
            keras==2.3.1   | -
            2.3            | 2.3 is taken for Keras 2.3 itself; for TensorFlow 2.3, whose masks are other ones, write tensorflow-2.3.
            2.0.9          | 2.0.9 is taken for Keras 2.0.9 itself; for TensorFlow 2.0, whose masks are other ones, write tensorflow-2.0.
            2.2.4          | 2.2.4 is taken for Keras 2.2.4 itself; for TensorFlow 2.2, whose masks are other ones, write tensorflow-2.2.
            2.17.0         | 2.17.0 is taken for tf_keras 2.17.0, which is Keras 2 still; TensorFlow 2.17 comes with Keras 3: for that write what keras.__version__ is.
            tf_keras-2.20  | tf_keras-2.20 is newer than tf_keras 2.19, the newest that is known here; it is taken for tf.keras 2.
            3.16           | 3.16 is newer than Keras 3.15, the newest that is known here; it is taken for Keras 3.8 and later.
            2.1.6-tf       | 2.1.6-tf is what TensorFlow 1.5 to 1.12 print, whose LSTM is that of Keras 2.1.
            2.2.4-tf       | 2.2.4-tf is taken for what TensorFlow 2.0 and 2.1 print. TensorFlow 1.13 to 1.15 print it too, and their LSTM is that of Keras 2.1: for these write tensorflow-1.15.
            """)
    void saysWhatItIsTakenForWhereThatIsInDoubt(String written, String note) {
        assertEquals(note, KerasRelease.of(written).orElseThrow().note().orElse("-"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "2, ; the releases of 2 differ",
        "99999999999, '; newer than Keras 3 is unknown here, and 3 has the meaning of 3.8 and later'",
        "1.3, ''",
        "2.16-tf, '; TensorFlow 2.16 and later come with Keras 3, whose release is another number (keras.__version__)'",
        "tensorflow-1.4, ''",
        "3.0.0-tf, ''",
        "3.1000, ''",
        "2.3-TF, ''",
        "keras, ''"
    })
    void knowsNoOther(String written, String hint) {
        assertEquals(true, KerasRelease.of(written).isEmpty(), written);
        assertEquals(hint, KerasRelease.hint(written));
    }
}
