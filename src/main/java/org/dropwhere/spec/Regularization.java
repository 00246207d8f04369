package org.dropwhere.spec;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.dropwhere.spec.ParameterLayout.Role;

/**
 * What holds weights small while training, for all arrays of a role.
 *
 * @param l2 factor of the sum of squares that is added to the loss, above 0; roles without are absent
 * @param maxNorm the largest norm of the weights that lead into a unit, above 0; a step that exceeds it is followed by
 *     scaling them down to it (Srivastava et al. 2014, section 5.1); roles without are absent
 */
public record Regularization(Map<Role, Double> l2, Map<Role, Double> maxNorm) implements Serializable {
    /** Nothing. */
    public static final Regularization NONE = new Regularization(Map.of(), Map.of());

    /** Copies the maps, in the order of the roles. */
    public Regularization {
        l2 = inOrder(l2);
        maxNorm = inOrder(maxNorm);
    }

    private static Map<Role, Double> inOrder(Map<Role, Double> values) {
        Map<Role, Double> ordered = new EnumMap<>(Role.class);
        ordered.putAll(values);
        return Collections.unmodifiableMap(ordered);
    }
}
