package org.dropwhere.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Keras as people write it: by its key, by a release such as {@code 3.10} or {@code 2.16.0}, by what
 * TensorFlow prints ({@code 2.2.4-tf}), or by a package and its number ({@code tensorflow-2.3}, {@code tf_keras 2.17},
 * {@code keras==2.3}). Keras and TensorFlow both had releases 2.0 to 2.3, with other masks; a bare number is Keras'.
 *
 * @param version whose meaning it has
 * @param note what has to be known of it, one or more sentences: where it could be taken for something else, or is
 *     newer than what is known
 */
public record KerasRelease(KerasVersion version, Optional<String> note) {
    private static final Pattern WRITTEN = Pattern.compile("(?:((?i:keras|tensorflow|tf|tf[._-]keras))(?:[- ]|={1,2}))?"
            + "((\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?)(?:[-.]?(?:a|b|rc|dev|post)\\d{0,8})?(-tf)?");

    /** The newest release that the golden cases come from. */
    private static final int NEWEST_3 = 15;
    /** The newest release of tf_keras, Keras 2 beside Keras 3, that is known. */
    private static final int NEWEST_2 = 19;
    /** The last release of Keras 2 that is TensorFlow's own as well. */
    private static final int LAST_IN_TENSORFLOW = 15;

    private static final int LAST_1 = 2;

    /** What a file has; empty if there is no such version. */
    public static Optional<KerasRelease> of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches()
                ? of(written, parts)
                : Arrays.stream(KerasVersion.values())
                        .filter(version -> version.key().equals(written))
                        .findFirst()
                        .map(KerasRelease::plain);
    }

    /** What is wrong with a text that is none, beside that; empty if nothing is known. */
    public static String hint(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (written.equals("2")) {
            return "; the releases of 2 differ";
        }
        if (written.matches("\\d+(\\..*)?") && Integer.parseInt(written.replaceFirst("(\\d{1,8}).*", "$1")) > 3) {
            return "; newer than Keras 3 is unknown here, and 3 has the meaning of 3.8 and later";
        }
        return parts.matches() && number(parts, 3) == 2 && number(parts, 4) > LAST_IN_TENSORFLOW
                ? "; TensorFlow 2.16 and later come with Keras 3, whose release is another number (keras.__version__)"
                : "";
    }

    private static Optional<KerasRelease> of(String written, Matcher parts) {
        String of = Optional.ofNullable(parts.group(1)).orElse("").toLowerCase(Locale.ROOT);
        int major = number(parts, 3);
        int minor = number(parts, 4);
        if (of.equals("tensorflow") || of.equals("tf")) {
            return tensorFlow(major, minor);
        }
        boolean printed = parts.group(6) != null;
        if (printed || of.startsWith("tf")) {
            return major == 2
                    ? tfKeras(written, minor, number(parts, 5), printed ? LAST_IN_TENSORFLOW : Integer.MAX_VALUE)
                    : printed ? Optional.empty() : keras(written, major, minor);
        }
        Optional<KerasRelease> release = keras(written, major, minor);
        return of.isEmpty() && major == 2
                ? release.map(each -> each.with(twoMeanings(written, parts.group(2), minor)))
                : release;
    }

    private static Optional<KerasRelease> tensorFlow(int major, int minor) {
        return switch (major) {
            // Its LSTM is that of Keras 2.1, with the same defaults.
            case 1 ->
                minor >= 5 && minor <= LAST_IN_TENSORFLOW
                        ? Optional.of(plain(KerasVersion.KERAS_2_1))
                        : Optional.empty();
            case 2 -> minor <= LAST_IN_TENSORFLOW ? Optional.of(plain(KerasVersion.TF_KERAS_2)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** What {@code tf.keras.__version__} and {@code tf_keras.__version__} are. */
    private static Optional<KerasRelease> tfKeras(String written, int minor, int patch, int last) {
        if (minor == 1 && patch > 1) {
            return Optional.of(plain(KerasVersion.KERAS_2_1)
                    .with(written + " is what TensorFlow 1.5 to 1.12 print, whose LSTM is that of Keras 2.1."));
        }
        if (minor == 2 && patch == 4) {
            return Optional.of(plain(KerasVersion.TF_KERAS_2)
                    .with(written + " is taken for what TensorFlow 2.0 and 2.1 print. TensorFlow 1.13 to 1.15 print it"
                            + " too, and their LSTM is that of Keras 2.1: for these write tensorflow-1.15."));
        }
        if (minor > last || (minor == 0 && patch > 4)) {
            return Optional.empty();
        }
        return Optional.of(tfKeras(written, minor));
    }

    private static KerasRelease tfKeras(String written, int minor) {
        KerasRelease release = plain(KerasVersion.TF_KERAS_2);
        return minor > NEWEST_2
                ? release.with(newer(written, "tf_keras 2." + NEWEST_2, KerasVersion.TF_KERAS_2))
                : release;
    }

    private static Optional<KerasRelease> keras(String written, int major, int minor) {
        return switch (major) {
            case 1 -> minor <= LAST_1 ? Optional.of(plain(KerasVersion.KERAS_1)) : Optional.empty();
            case 2 ->
                Optional.of(
                        switch (minor) {
                            case 0 -> plain(KerasVersion.KERAS_2_0);
                            case 1, 2 -> plain(KerasVersion.KERAS_2_1);
                            case 3 -> plain(KerasVersion.KERAS_2_3);
                            default -> tfKeras(written, minor);
                        });
            case 3 ->
                Optional.of(
                        minor < 8
                                ? plain(KerasVersion.KERAS_3_0)
                                : minor <= NEWEST_3
                                        ? plain(KerasVersion.KERAS_3)
                                        : plain(KerasVersion.KERAS_3)
                                                .with(newer(written, "Keras 3." + NEWEST_3, KerasVersion.KERAS_3)));
            default -> Optional.empty();
        };
    }

    private static String newer(String written, String newest, KerasVersion version) {
        return written + " is newer than " + newest + ", the newest that is known here; it is taken for "
                + version.displayName() + ".";
    }

    /** Which of two packages a bare number of Keras 2 is taken for; empty if both do the same. */
    private static String twoMeanings(String written, String number, int minor) {
        if (minor > 3 && minor <= LAST_IN_TENSORFLOW) {
            return "";
        }
        return minor <= 3
                ? String.format(
                        Locale.ROOT,
                        "%s is taken for Keras %s itself; for TensorFlow 2.%d, whose masks are other ones, write"
                                + " tensorflow-2.%d.",
                        written,
                        number,
                        minor,
                        minor)
                : String.format(
                        Locale.ROOT,
                        "%s is taken for tf_keras %s, which is Keras 2 still; TensorFlow 2.%d comes with Keras 3: for"
                                + " that write what keras.__version__ is.",
                        written,
                        number,
                        minor);
    }

    private static KerasRelease plain(KerasVersion version) {
        return new KerasRelease(version, Optional.empty());
    }

    private KerasRelease with(String sentence) {
        return sentence.isEmpty()
                ? this
                : new KerasRelease(
                        version,
                        Optional.of(note.map(before -> before + " " + sentence).orElse(sentence)));
    }

    /** 0 if it is not written. */
    private static int number(Matcher parts, int group) {
        return Optional.ofNullable(parts.group(group)).map(Integer::parseInt).orElse(0);
    }
}
