package org.dropwhere.data.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.text.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceFilesTest {
    private static final String CSV = "label,tokens\n1,3 0 12\n0,1\n";
    private static final String JSON = "{\"tokens\": [3, 0, 12], \"label\": 1}\n{\"tokens\": [1], \"label\": 0}\n";
    private static final String KNOWN = " can be read, also gzipped.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"true, CSV", "false, JSON lines"})
    void aFileIsReadByWhatItHoldsWhateverItsNameIs(boolean csv, String format) throws IOException {
        byte[] content = (csv ? CSV : JSON).getBytes(UTF_8);
        Path plain = Files.write(folder.resolve("a.txt"), content);
        Path gzipped = Files.write(folder.resolve("b.npz"), gzipped(content));

        Reading.TOKENS.assertReads(plain, "1: [3, 0, 12]", "0: [1]");
        Reading.TOKENS.assertReads(gzipped, "1: [3, 0, 12]", "0: [1]");
        assertEquals(
                List.of(new FileFacts(plain, format, Sha256.of(content))),
                Reading.TOKENS.read(plain).files());
        assertEquals(
                List.of(new FileFacts(gzipped, format + ", gzipped", Sha256.of(gzipped(content)))),
                Reading.TOKENS.read(gzipped).files());
        assertEquals(Sha256.of(gzipped(content)), SequenceFiles.checksum(gzipped));
    }

    @Test
    void gzippedFilesMayBePutTogether() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(gzipped(CSV.getBytes(UTF_8)));
        both.writeBytes(gzipped("1,7\n".getBytes(UTF_8)));

        Reading.TOKENS.assertReads(
                Files.write(folder.resolve("a.csv.gz"), both.toByteArray()), "1: [3, 0, 12]", "0: [1]", "1: [7]");
    }

    @Test
    void eachPartHasItsFile() throws IOException {
        Path train = Files.writeString(folder.resolve("train.csv"), CSV, UTF_8);
        Path test = Files.writeString(folder.resolve("test.jsonl"), JSON, UTF_8);

        RawFiles read = Reading.TOKENS.read(file(Part.TRAIN, train), file(Part.TEST, test));

        assertEquals(List.of(Part.TRAIN, Part.TEST), List.copyOf(read.parts().keySet()));
        assertTrue(read.undivided().isEmpty());
        assertEquals(
                List.of("CSV", "JSON lines"),
                read.files().stream().map(FileFacts::format).toList());
    }

    @Test
    void wordsAreNumberedThroughAllFiles() throws IOException {
        Path train = Files.writeString(folder.resolve("train.csv"), "text,label\na b,1\n", UTF_8);
        Path test = Files.writeString(folder.resolve("test.csv"), "text,label\nc a,1\n", UTF_8);

        RawFiles read = Reading.WORDS.read(file(Part.TRAIN, train), file(Part.TEST, test));

        assertEquals(List.of("a", "b", "c"), read.words());
        assertEquals(
                List.of("1: [2, 0]"),
                Reading.shown(Objects.requireNonNull(read.parts().get(Part.TEST))));
    }

    @Test
    void theLabelWithoutANameIsTheSameInAllFiles() throws IOException {
        Path train = Files.writeString(folder.resolve("train.csv"), "tokens,label\n1,pos\n2,neg\n", UTF_8);
        Path test = Files.writeString(folder.resolve("test.csv"), "tokens,label\n1,pos\n2,neutral\n", UTF_8);
        Reading reading = Reading.TOKENS.with(new LabelNames("", "pos"));

        BadInput thrown =
                assertThrows(BadInput.class, () -> reading.read(file(Part.TRAIN, train), file(Part.TEST, test)));

        assertTrue(
                thrown.sentences()
                        .get(0)
                        .startsWith(test + ":3:3: 'neutral' is no label. Labels are 'neg' for 0 and 'pos' for 1."),
                thrown::getMessage);
    }

    @Test
    void mistakesOfAllFilesAreReportedAtOnce() throws IOException {
        Path train = Files.writeString(folder.resolve("train.csv"), "tokens,label\n1,\n", UTF_8);
        Path missing = folder.resolve("validation.csv");

        BadInput thrown = assertThrows(
                BadInput.class,
                () -> Reading.TOKENS.read(
                        file(Part.TRAIN, train), file(Part.VALIDATION, missing), file(Part.TEST, folder)));

        assertEquals(
                List.of(
                        train + ":2:3: the label is missing. Leave such lines out.",
                        missing + ": there is no such file.",
                        folder + ": this is a directory, not a file of sequences."),
                thrown.sentences());
    }

    @Test
    void bothFilesOfAPartAreNamedIfNeitherIsThere() {
        Path sequences = folder.resolve("x.npy");
        Path labels = folder.resolve("y.npy");
        SourceFile source = new SourceFile(Optional.empty(), sequences, Optional.of(labels));

        BadInput thrown = assertThrows(BadInput.class, () -> Reading.TOKENS.read(source));

        assertEquals(
                List.of(sequences + ": there is no such file.", labels + ": there is no such file."),
                thrown.sentences());
    }

    @Test
    void textHasItsLabelsInTheSameFile() throws IOException {
        Path train = Files.writeString(folder.resolve("train.csv"), CSV, UTF_8);
        SourceFile source = new SourceFile(Optional.empty(), train, Optional.of(train));

        BadInput thrown = assertThrows(BadInput.class, () -> Reading.TOKENS.read(source));

        assertEquals(
                List.of(train + ": labels in a file of their own belong to NumPy arrays, but " + train
                        + " is CSV. Write them into it, as a column of each sequence."),
                thrown.sentences());
    }

    @Test
    void aFileBelowAFileCannotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), CSV, UTF_8).resolve("below.csv");

        BadInput thrown = assertThrows(BadInput.class, () -> Reading.TOKENS.read(file));

        assertEquals(1, thrown.sentences().size());
        assertTrue(thrown.sentences().get(0).startsWith("Cannot read " + file + ": "), thrown::getMessage);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsNotRead() {
        assertEquals(
                List.of(": this is a device, a pipe or the like, not a file of sequences."),
                Reading.TOKENS.mistakes(Path.of("/dev/zero")));
    }

    @Test
    void aHoleIsNoText() throws IOException {
        Path file = folder.resolve("x.csv");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(5L << 30);
        }

        assertTrue(Reading.TOKENS
                .mistakes(file)
                .get(0)
                .startsWith(": this is no text, for some of its bytes are 0, and no known format. "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7", "\u0080\u0004\u0095", "PK\u0003\u0004 xl/workbook.xml", "SQLite format 3\0"})
    void otherFormatsAreNamedWithThoseThatAreRead(String start) throws IOException {
        Path file = Files.write(folder.resolve("x.csv"), start.getBytes(StandardCharsets.ISO_8859_1));

        List<String> mistakes = Reading.TOKENS.mistakes(file);

        assertEquals(1, mistakes.size());
        assertTrue(
                mistakes.get(0).startsWith(": this is a")
                        && mistakes.get(0).contains("not a file of sequences.")
                        && mistakes.get(0).endsWith(KNOWN),
                mistakes.get(0));
    }

    @Test
    void aDamagedGzippedFileIsNamed() throws IOException {
        byte[] packed = gzipped("label,tokens\n".concat("1,3 4 7\n".repeat(10)).getBytes(UTF_8));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length - 4));
        Path head = Files.write(folder.resolve("head.gz"), Arrays.copyOf(packed, 5));
        byte[] wrong = packed.clone();
        wrong[packed.length - 6] ^= 1;
        Path changed = Files.write(folder.resolve("changed.gz"), wrong);

        String cure = " bytes of what it unpacks to. Pack it again, or fetch it again.";
        assertEquals(
                List.of(": the gzipped file is damaged or cut off, behind 93" + cure), Reading.TOKENS.mistakes(cut));
        assertEquals(
                List.of(": the gzipped file is damaged or cut off, behind 93" + cure),
                Reading.TOKENS.mistakes(changed));
        assertEquals(
                List.of(": the gzipped file is damaged or cut off, behind 0" + cure), Reading.TOKENS.mistakes(head));
    }

    @Test
    void aFileThatUnpacksToFarMoreThanItselfIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("label,tokens\n1,3".getBytes(UTF_8));
            byte[] tokens = " 7".repeat(1 << 16).getBytes(UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(tokens);
            }
        }
        Path file = Files.write(folder.resolve("bomb.csv.gz"), packed.toByteArray());

        assertEquals(
                List.of(
                        ": unpacked, this would be more than 100 times as large as the file, as no file of sequences is."
                                + " If it is one, unpack it first."),
                Reading.TOKENS.mistakes(file));
    }

    private static SourceFile file(Part part, Path path) {
        return new SourceFile(Optional.of(part), path, Optional.empty());
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
