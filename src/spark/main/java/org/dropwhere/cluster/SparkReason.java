package org.dropwhere.cluster;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an exception of Spark's or Hadoop's says, for a sentence. */
final class SparkReason {
    /** Spark's names of its errors. */
    private static final Pattern CODE = Pattern.compile("^\\[[A-Z_.]+] ");

    private SparkReason() {}

    /** The first line of its message, which ends with a full stop. */
    static String of(Throwable failure) {
        String line = Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .map(first -> CODE.matcher(first).replaceFirst("").strip())
                .filter(first -> !first.isEmpty())
                .orElseGet(failure::toString);
        return line.endsWith(".") ? line : line + ".";
    }
}
