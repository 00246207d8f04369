package org.dropwhere.keras;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropwhere.spec.KerasRelease;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/**
 * The version of Keras that has written a file, and what follows from it.
 *
 * @param written as it stands in the file; empty where the file does not say
 * @param word for it in an experiment file, for example {@code 3.15.1}
 * @param version what it means for dropout
 */
record KerasDialect(Optional<String> written, String word, KerasVersion version) {
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(\\.\\d{1,3})?(-tf)?.{0,40}");

    /** Later releases of 2 are those of the package {@code tf_keras} alone. */
    private static final int LAST_OF_KERAS_2 = 15;

    private static final int LAST_MAJOR = 3;

    /** The version of a file; where it does not say, the form of its model tells Keras 3 from Keras 2. */
    static KerasDialect of(Optional<String> written, JsonNode model, Refusals refusals) {
        if (written.isEmpty()) {
            return model.path("module").isString()
                    ? new KerasDialect(written, KerasVersion.KERAS_3.key(), KerasVersion.KERAS_3)
                    : new KerasDialect(written, KerasVersion.TF_KERAS_2.key(), KerasVersion.TF_KERAS_2);
        }
        Optional<KerasDialect> known = of(written.get());
        if (known.isEmpty()) {
            refusals.add(
                    "the version of Keras is " + Words.quoted(written.get()) + "; allowed are those of Keras 2 and 3");
        }
        return known.orElse(new KerasDialect(written, KerasVersion.KERAS_3.key(), KerasVersion.KERAS_3));
    }

    private static Optional<KerasDialect> of(String written) {
        Matcher parts = RELEASE.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(parts.group(1));
        int minor = Integer.parseInt(parts.group(2));
        if (major < 2 || major > LAST_MAJOR) {
            return Optional.empty();
        }
        String number =
                major + "." + minor + Optional.ofNullable(parts.group(3)).orElse("");
        String word = major == 2 && minor > LAST_OF_KERAS_2
                ? "tf_keras-" + number
                : number + Optional.ofNullable(parts.group(4)).orElse("");
        return KerasRelease.of(word).map(release -> new KerasDialect(Optional.of(written), word, release.version()));
    }

    /** Whether it trains as Keras 3 does. */
    boolean isKeras3() {
        return version == KerasVersion.KERAS_3 || version == KerasVersion.KERAS_3_0;
    }

    /** What a GRU does that does not say; those of Keras 2 before TensorFlow's reset before the product. */
    boolean resetsAfter() {
        return isKeras3() || version == KerasVersion.TF_KERAS_2;
    }

    int leastImplementation() {
        return version.leastImplementation();
    }

    /** Its name in sentences, for example {@code Keras 3.15.1}. */
    String title() {
        return written.map(number -> "Keras " + Words.visible(Words.shortened(number, 40)))
                .orElse(isKeras3() ? "Keras 3" : "Keras 2");
    }

    /** What has to be known of it, in sentences. */
    List<String> notes() {
        return written.isPresent()
                ? List.of()
                : List.of(
                        isKeras3()
                                ? "The file does not say which release of Keras 3 has written it; the words are taken as"
                                        + " of 3.8 and later, and in 3.0 to 3.7 the gates share their masks."
                                : "The file does not say which version of Keras has written it; by its form it is Keras 2,"
                                        + " and the words are taken as TensorFlow's.");
    }
}
