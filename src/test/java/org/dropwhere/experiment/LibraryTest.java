package org.dropwhere.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation is compiled and run as it stands there. */
class LibraryTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theExampleOfTheDocumentationRuns() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/library.md"));
        Matcher block = BLOCK.matcher(page);
        assertTrue(block.find(), "no example");
        Path source = Files.writeString(folder.resolve("RunFromJava.java"), block.group(1));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        messages,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertEquals(0, errors, messages.toString(StandardCharsets.UTF_8));

        Path experiment = Experiments.tiny(folder, "example", "seeds: 2\n");
        List<String> printed = run(
                "RunFromJava", experiment.toString(), folder.resolve("results").toString());

        assertEquals(
                List.of("Seed 1: 2 epochs", "Seed 2: 2 epochs"),
                printed.subList(0, 2).stream().sorted().toList());
        assertEquals("The same numbers again.", printed.get(printed.size() - 1));
        assertTrue(printed.stream().anyMatch(line -> line.startsWith("control")), printed::toString);
        assertTrue(Files.exists(folder.resolve("results/example/report.html")));
    }

    /** What its main method prints. */
    private List<String> run(String name, String... args) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, LibraryTest.class.getClassLoader());
                PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            System.setOut(printed);
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
