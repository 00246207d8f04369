package org.dropwhere.spec;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * How gradients are held small before an update rule sees them, of one kind at most, as Keras' optimizers do it.
 *
 * @param by what is held
 * @param bound the largest that it may be, above 0
 */
public record Clipping(By by, double bound) implements Serializable {
    /** Nothing is clipped. */
    public static final Clipping NONE = new Clipping(By.VALUE, Double.POSITIVE_INFINITY);

    /** The settings that all optimizers have for it. */
    static final List<Setting> SETTINGS =
            Arrays.stream(By.values()).map(Clipping::setting).toList();

    /** What is held below the bound. */
    public enum By implements Keyed {
        /** Keras' {@code clipnorm}: the Euclidean norm of each array's gradient, by scaling that array's. */
        NORM("clip-norm", "largest norm of the gradient of each array"),
        /** Keras' {@code clipvalue}: the size of each element. */
        VALUE("clip-value", "largest size of each element of the gradient"),
        /** Keras' {@code global_clipnorm}: the Euclidean norm of all arrays' gradients together, by scaling all. */
        GLOBAL_NORM("global-clip-norm", "largest norm of the gradient of all arrays together");

        private final String key;
        private final String title;

        By(String key, String title) {
            this.key = key;
            this.title = title;
        }

        @Override
        public String key() {
            return key;
        }
    }

    private static Setting setting(By by) {
        return new Setting(by.key, by.title, "", Limits.above(0), DefaultValue.none());
    }

    /**
     * The kind that has a value.
     *
     * @throws IllegalArgumentException if several have; the message is a clause
     */
    static Clipping of(Values values) {
        List<By> given = Arrays.stream(By.values())
                .filter(by -> values.find(by.key).isPresent())
                .toList();
        if (given.size() > 1) {
            throw new IllegalArgumentException(given.get(1).key + " stands beside " + given.get(0).key);
        }
        return given.isEmpty() ? NONE : new Clipping(given.get(0), values.real(given.get(0).key));
    }

    /** Whether nothing is clipped. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The values of {@link #SETTINGS}. */
    Map<String, Number> values() {
        return isNone() ? Map.of() : Map.of(by.key, bound);
    }
}
