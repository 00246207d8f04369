package org.dropwhere.report;

import java.util.stream.Collectors;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.text.NumberText;

/** An optimizer in sentences. */
public final class OptimizerText {
    private OptimizerText() {}

    /** For example {@code learning rate 0.001, rho 0.9, epsilon 1e-7}. */
    public static String settings(OptimizerSpec optimizer) {
        return optimizer.settings().entrySet().stream()
                .map(setting -> setting.getKey().replace('-', ' ') + " " + NumberText.of(setting.getValue()))
                .collect(Collectors.joining(", "));
    }
}
