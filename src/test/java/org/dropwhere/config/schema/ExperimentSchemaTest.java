package org.dropwhere.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExperimentSchemaTest {
    private static final Path FOR_EDITORS = Path.of("configs/experiment.schema.json");

    /** With the system property {@code schema.write} it writes the file instead. */
    @Test
    void theEditorsSchemaIsThatOfTheProgram() throws IOException {
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(FOR_EDITORS, ExperimentSchema.text());
        }
        assertEquals(
                ExperimentSchema.text(),
                Files.readString(FOR_EDITORS),
                "Write it again: mvn test -Dtest=ExperimentSchemaTest -Dschema.write=true");
    }
}
