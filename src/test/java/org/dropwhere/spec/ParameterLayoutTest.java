package org.dropwhere.spec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {
    /** The question's model; Keras' {@code summary()} counts 4096, 66000 and 101. */
    private static final ParameterLayout QUESTION = ParameterLayout.of(ModelSpec.lstm(64, 100, false), 64);

    @Test
    void countsParametersAsKerasDoes() {
        assertEquals(4096, QUESTION.sizeOfLayer("embedding"));
        assertEquals(66000, QUESTION.sizeOfLayer("lstm"));
        assertEquals(101, QUESTION.sizeOfLayer("dense"));
        assertEquals(70197, QUESTION.size());
    }

    @Test
    void putsArraysOneAfterTheOther() {
        long end = 0;
        for (Parameter parameter : QUESTION.parameters()) {
            assertEquals(end, parameter.offset(), parameter.name());
            end += parameter.size();
        }
        assertEquals(end, QUESTION.size());
    }

    @Test
    void aLayerAboveReadsTheUnitsBelowAndNamesItsParametersAfterItself() {
        ModelSpec stacked =
                new ModelSpec(new EmbeddingSpec(3, false), List.of(new LstmSpec(5), new LstmSpec(7)), HeadSpec.SIGMOID);
        ParameterLayout layout = ParameterLayout.of(stacked, 10);

        assertEquals(List.of("embedding", "lstm", "lstm-2", "dense"), layout.layers());
        Parameter kernel = layout.parameter("lstm-2-kernel");
        assertEquals(List.of(5, 28), List.of(kernel.rows(), kernel.columns()));
        assertEquals(4 * 7 * (5 + 7 + 1), layout.sizeOfLayer("lstm-2"));
        assertEquals(7, layout.size(ParameterLayout.DENSE_KERNEL));
    }

    @Test
    void takesWeightsOfTheRightNamesAndSizesOnly() {
        Map<String, float[]> weights = new HashMap<>();
        QUESTION.parameters().forEach(parameter -> weights.put(parameter.name(), new float[(int) parameter.size()]));
        assertDoesNotThrow(() -> QUESTION.check(weights));

        Map<String, float[]> unknown = new HashMap<>(weights);
        unknown.put("peephole", new float[100]);
        assertThrows(IllegalArgumentException.class, () -> QUESTION.check(unknown));

        Map<String, float[]> missing = new HashMap<>(weights);
        missing.remove(ParameterLayout.BIAS);
        assertThrows(IllegalArgumentException.class, () -> QUESTION.check(missing));

        Map<String, float[]> tooShort = new HashMap<>(weights);
        tooShort.put(ParameterLayout.BIAS, new float[399]);
        String message = assertThrows(IllegalArgumentException.class, () -> QUESTION.check(tooShort))
                .getMessage();
        assertEquals("bias has 399 elements; the model's is 1 by 400", message);
    }
}
