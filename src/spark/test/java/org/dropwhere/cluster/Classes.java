package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.dropwhere.cli.Program;

/** Classes of the program's as a test has changed them: executors find them before its own. */
final class Classes {
    private Classes() {}

    /**
     * Compiles one.
     *
     * @param folder for its file, and for the folder that is returned
     */
    static Path compile(Path folder, String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        Program.testClassPath(),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertEquals(0, code);
        return classes;
    }
}
