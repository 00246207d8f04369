package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.dropwhere.spec.Initializer;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.ParameterLayout.Role;
import org.junit.jupiter.api.Test;

class MaxNormTest {
    private static final Parameter KERNEL =
            new Parameter("dense", "dense-kernel", Role.DENSE_KERNEL, new Initializer.Constant(List.of(0f)), 2, 3, 1);

    /** The columns have the norms 5, 1 and 0; what lies around the array stays. */
    @Test
    void columnsAreScaledDownToTheLargestNorm() {
        float[] weights = {7, 3, 0.6f, 0, -4, 0.8f, 0, 7};
        MaxNorm.hold(weights, Math.toIntExact(KERNEL.offset()), KERNEL, 2.5);
        assertArrayEquals(new float[] {7, 1.5f, 0.6f, 0, -2, 0.8f, 0, 7}, weights, 1e-6f);
    }

    /** As Keras does it, a norm of 1e-7 is halved though it is allowed. */
    @Test
    void theDivisorIsKerasWithItsEpsilon() {
        float[] weights = {0, 1e-7f, 0, 0, 0, 0, 0, 0};
        MaxNorm.hold(weights, Math.toIntExact(KERNEL.offset()), KERNEL, 2.5);
        assertArrayEquals(new float[] {0, 0.5e-7f, 0, 0, 0, 0, 0, 0}, weights, 1e-14f);
    }
}
