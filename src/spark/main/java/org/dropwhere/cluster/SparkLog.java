package org.dropwhere.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where Spark's own messages are. */
final class SparkLog {
    private SparkLog() {}

    /** A sentence that begins with a blank; empty where it has said nothing, or writes as its user has told it. */
    static String where() {
        return Optional.ofNullable(System.getProperty("dropwhere.spark.log"))
                .filter(file -> Files.exists(Path.of(file)))
                .map(file -> " What Spark says is in " + file + ".")
                .orElse("");
    }
}
