package org.dropwhere.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.cli.Program.Result;

/**
 * {@code dropwhere-spark.jar}, as the launcher starts it.
 *
 * @param folder in which it is started
 */
record SparkProgram(Path folder) {

    /** Runs it to its end; without {@code --spark} at home. */
    Result run(String... arguments) throws Exception {
        try (Driver driver = start(arguments)) {
            return driver.end();
        }
    }

    /** Starts it. */
    Driver start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("org.dropwhere.cli.Main"));
        command.addAll(List.of(arguments));
        List<String> options = new ArrayList<>(List.of(
                "-Dlog4j2.configurationFile=org/dropwhere/cluster/log4j2.properties",
                "-Ddropwhere.spark.log=" + log()));
        if (command.contains("--spark")) {
            // It trains nothing itself.
            options.add(SparkHome.STARTS_FASTER);
        }
        ProcessBuilder builder =
                SparkHome.java(options, SparkHome.PROGRAM + File.pathSeparator + SparkHome.JARS + "/*", command);
        return new Driver(builder.directory(folder.toFile()).start());
    }

    /** Where Spark writes its messages. */
    Path log() {
        return folder.resolve("spark.log");
    }
}
