package org.dropwhere.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.dropwhere.keras.file.KerasFile;
import org.junit.jupiter.api.Test;

/**
 * A file of Keras as other tools may write it again: {@code later-hdf5.keras} was made of the golden
 * {@code question-lstm.keras} by h5py 3.16 ({@code libver='latest'}) and Python's {@code zipfile} (deflated, Zip64).
 */
class LaterFormatTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private static Map<String, float[]> weights(String file) {
        return KerasModel.of(KerasFile.read(RESOURCES.resolve(file))).weights();
    }

    @Test
    void readsWhatLaterReleasesOfHdf5Write() {
        Map<String, float[]> expected = weights("golden-files/models/question-lstm.keras");
        Map<String, float[]> found = weights("keras-files/later-hdf5.keras");
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, values) -> assertArrayEquals(values, found.get(name), name));
    }
}
