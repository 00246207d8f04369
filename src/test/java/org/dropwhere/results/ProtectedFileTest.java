package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedFileTest {
    @TempDir
    private Path place;

    /** A codec with a mistake in its program. */
    private static final class Broken implements Codec<String> {
        @Override
        public FileFormat format() {
            return new FileFormat("broken", 1, 1);
        }

        @Override
        public int mostBytes() {
            return 10;
        }

        @Override
        public byte[] write(String value) {
            return new byte[0];
        }

        @Override
        public String read(byte[] bytes) {
            return Objects.requireNonNull(null, "a mistake of the program");
        }
    }

    @Test
    void aMistakeOfTheProgramIsNoDamage() throws IOException {
        Files.writeString(place.resolve("x"), "x");
        NullPointerException failure =
                assertThrows(NullPointerException.class, () -> file("x").read(new Broken()));
        assertEquals("a mistake of the program", failure.getMessage());
        assertEquals(List.of("x"), names());
    }

    @Test
    void whatIsLongerThanAnyFileOfTheProgramIsDamagedUnlessItIsOfALaterVersion() throws Exception {
        for (String beginning : List.of("x", "# dropwhere broken 2\n")) {
            Files.writeString(place.resolve("x"), beginning);
            try (RandomAccessFile huge = new RandomAccessFile(place.resolve("x").toFile(), "rw")) {
                huge.setLength(1L << 32);
            }
            Exception refused = assertThrows(Exception.class, () -> file("x").read(new Broken()));
            Class<?> expected = beginning.equals("x") ? DamagedFileException.class : BadInput.class;
            assertEquals(expected, refused.getClass());
        }
    }

    @Test
    void damageAndOtherVersionsKeepTheirCauses() throws IOException {
        Files.writeString(place.resolve("damaged"), "x");
        DamagedFileException damaged =
                assertThrows(DamagedFileException.class, () -> file("damaged").read(PlanCodec.INSTANCE));
        assertInstanceOf(DamagedContentException.class, damaged.getCause());
        Files.writeString(place.resolve("later"), "# dropwhere plan 99\n");
        BadInput later = assertThrows(BadInput.class, () -> file("later").read(PlanCodec.INSTANCE));
        assertInstanceOf(UnsupportedVersionException.class, later.getCause());
    }

    @Test
    void epochsOfALaterVersionAreKnownByTheFileThatNamesThem() throws Exception {
        Trial trial = HandMade.smallTrial(1);
        ResultsFolder folder = HandMade.folder(place, "x");
        folder.store(trial, HandMade.finished(0.5), HandMade.PROVENANCE);
        Path json = folder.path().resolve("trials").resolve(trial.id()).resolve("trial.json");
        Files.writeString(
                json,
                Forger.sealedJson(
                        Forger.openedJson(Files.readString(json)).replace("dropwhere epochs 1", "dropwhere epochs 2")));
        BadInput refused = assertThrows(BadInput.class, () -> folder.outcome(trial));
        assertTrue(
                refused.sentences().get(0).startsWith(json.resolveSibling("epochs.csv") + " is of format 2 of a later"),
                refused.toString());
    }

    private ProtectedFile file(String name) {
        return new ProtectedFile(OwnFolder.of(place), name);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
