package org.dropwhere.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;

/** Probabilities in the words of frameworks. */
final class Rates {
    private Rates() {}

    /** The word for a probability of dropping; nothing is dropped where it is not given. */
    static Setting dropping(String key) {
        return new Setting(
                key,
                "probability of dropping",
                "",
                Limits.from(0).below(1),
                new DefaultValue(Optional.of(0), "0 drops nothing, 0.25 a quarter.", length -> 0),
                List.of(0.25, 0.5));
    }

    /** The probability of dropping that goes with one of keeping, in decimals: 0.2 for 0.8. */
    static double ofKeeping(double keep) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(keep)).doubleValue();
    }
}
