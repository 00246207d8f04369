package org.dropwhere.report;

import java.util.stream.Collectors;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.text.NumberText;

/** An optimizer in sentences. */
public final class OptimizerText {
    private OptimizerText() {}

    /** For example {@code learning rate 0.001, rho 0.9, epsilon 1e-7, centered}. */
    public static String settings(OptimizerSpec optimizer) {
        return optimizer.settings().entrySet().stream()
                .map(setting -> text(setting.getKey().replace('-', ' '), setting.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(String name, Object value) {
        if (value instanceof Double number) {
            return name + " " + NumberText.of(number);
        }
        return Boolean.TRUE.equals(value) ? name : "not " + name;
    }
}
