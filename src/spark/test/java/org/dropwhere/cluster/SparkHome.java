package org.dropwhere.cluster;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the build has made of Spark and of the program, and how processes of them are started. */
final class SparkHome {
    static final Path JARS = Path.of("target/spark/home/jars").toAbsolutePath();
    static final Path PROGRAM = Path.of("target/dropwhere-spark.jar").toAbsolutePath();

    /** An option of Java's for what does not run long. */
    static final String STARTS_FASTER = "-XX:TieredStopAtLevel=1";

    /** What Spark asks of Java 17: org.apache.spark.launcher.JavaModuleOptions. */
    private static final List<String> OPEN = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    private SparkHome() {}

    /** A process of Java on the loopback interface, which has not started. */
    static ProcessBuilder java(List<String> options, String classPath, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Djava.awt.headless=true"));
        OPEN.forEach(each -> command.add("--add-opens=java.base/" + each + "=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_") || name.startsWith("HADOOP_"));
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        return builder;
    }

    /** Where the classes of these tests are. */
    static Path testClasses() throws URISyntaxException {
        return Path.of(SparkHome.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** The processes of this machine whose command names a folder. */
    static List<ProcessHandle> processesThatName(Path folder) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> command(process).contains(folder.toString()))
                    .toList();
        }
    }

    private static String command(ProcessHandle process) {
        try {
            // Java itself reads no more than a page.
            return Files.readString(
                    Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
