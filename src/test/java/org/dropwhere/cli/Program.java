package org.dropwhere.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real command, each run a process of its own.
 *
 * @param folder in which it is started
 * @param jvm options for its JVM
 * @param classPath where its JVM finds classes
 */
public record Program(Path folder, List<String> jvm, String classPath) {
    private static final int PATIENCE_SECONDS = 120;

    /**
     * Every start has one of these, chosen by its arguments, so that all tests together meet all of them: the machine's
     * own, Turkish for its i, and locales with other digits. {@link #with} overrides it.
     */
    private static final List<List<String>> LOCALES = List.of(
            List.of(),
            List.of("-Duser.language=tr", "-Duser.country=TR"),
            List.of("-Duser.language=fa", "-Duser.country=IR"),
            List.of("-Duser.language=ar", "-Duser.country=EG"),
            List.of("-Duser.language=th", "-Duser.country=TH", "-Duser.variant=TH"));

    /** What a run came to; the streams as they are, read as UTF-8. */
    public record Result(int code, String out, String err) {
        public List<String> errLines() {
            return err.lines().toList();
        }
    }

    static Program in(Path folder) {
        return new Program(folder, List.of(), testClassPath());
    }

    Program with(String... jvmOptions) {
        return new Program(folder, List.of(jvmOptions), classPath);
    }

    /** With the classes of a folder in place of the program's own. */
    Program withClasses(Path classes) {
        return new Program(folder, jvm, classes + File.pathSeparator + classPath);
    }

    /** Runs it to its end. */
    Result run(String... args) throws Exception {
        Process process = start(args);
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
        return new Result(end(process), out.get(), err.get());
    }

    /** Runs it to its end with standard output into a file or device. */
    Result into(Path file, String... args) throws Exception {
        Process process = builder(args).redirectOutput(file.toFile()).start();
        return new Result(end(process), "", all(process.getErrorStream()));
    }

    /** Starts it; the caller reads its streams. */
    Process start(String... args) throws IOException {
        return builder(args).start();
    }

    /** What starts it, for those who change its environment. */
    ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                // Starts faster.
                "-XX:TieredStopAtLevel=1",
                // As the launcher and the jar have it.
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dsun.misc.unsafe.memory.access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(LOCALES.get(Math.floorMod(List.of(args).hashCode(), LOCALES.size())));
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, "org.dropwhere.cli.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        // Their JVMs would say on standard error that they found them.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder;
    }

    /** The exit code. */
    public static int end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    /** Everything under a folder: path with slashes, and content, a character for each byte. */
    public static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString().replace('\\', '/'),
                        Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    public static String testClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    public static String all(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
