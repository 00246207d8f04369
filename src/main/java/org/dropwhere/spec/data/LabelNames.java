package org.dropwhere.spec.data;

import java.io.Serializable;

/**
 * What a file writes for the two labels.
 *
 * @param zero for label 0; if empty and {@code one} is not, whatever single text is not {@code one}
 * @param one for label 1; if empty and {@code zero} is not, whatever single text is not {@code zero}
 */
public record LabelNames(String zero, String one) implements Serializable {
    /** 0 and 1 as whole numbers, as numbers with a point, or as false and true. */
    public static final LabelNames DEFAULT = new LabelNames("", "");
}
