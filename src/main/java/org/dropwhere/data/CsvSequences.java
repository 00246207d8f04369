package org.dropwhere.data;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import org.dropwhere.config.yaml.ForeignFormat;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.text.Phrases;

/**
 * Sequences as a CSV file: the header {@code label,tokens}, then a line for each sequence, its tokens separated by
 * spaces. Written in UTF-8 with a line feed after each line. Read also with a byte order mark, carriage returns before
 * the line feeds, double quotes around a whole field and more than one space between tokens, as other programs write
 * them.
 */
public final class CsvSequences {
    static final String HEADER = "label,tokens";

    /** More than a hundred million tokens of a small vocabulary, which is as many as a task may have. */
    private static final int MOST_BYTES = 1 << 28;

    private CsvSequences() {}

    /**
     * Writes the file whole or not at all; one of that name is replaced.
     *
     * @throws IOException if it cannot be written; one of that name is then as before
     */
    public static void write(Path path, Sequences sequences) throws IOException {
        Path beside = path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        // Nothing that is there has its name, be it a link.
        BufferedWriter out = Files.newBufferedWriter(
                beside, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (out) {
                write(sequences, out);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Whether a file holds what {@link #write} would write.
     *
     * @throws IOException if it cannot be read
     */
    public static boolean isWritten(Path path, Sequences sequences) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS))) {
            Comparing comparing = new Comparing(in);
            try (Writer out = new OutputStreamWriter(comparing, StandardCharsets.UTF_8)) {
                write(sequences, out);
            }
            return comparing.isSame() && in.read() < 0;
        }
    }

    private static void write(Sequences sequences, Writer out) throws IOException {
        out.write(HEADER);
        out.write('\n');
        for (int i = 0; i < sequences.size(); i++) {
            writeLine(out, sequences.labels()[i], sequences.tokens()[i]);
        }
    }

    private static void writeLine(Writer out, int label, int[] tokens) throws IOException {
        out.write(Integer.toString(label));
        char separator = ',';
        for (int token : tokens) {
            out.write(separator);
            out.write(Integer.toString(token));
            separator = ' ';
        }
        out.write('\n');
    }

    /**
     * Reads a file of at least one sequence.
     *
     * @param path to the file
     * @param vocabulary tokens are smaller than this; where absent, they are smaller than a million
     * @throws BadInput if the file cannot be read, is not UTF-8, or is not of this form; one sentence for each wrong
     *     line, of the first ten
     */
    public static Sequences read(Path path, OptionalInt vocabulary) {
        return parse(path, bytes(path), vocabulary);
    }

    /**
     * The sequences of a file of which the content is given.
     *
     * @throws BadInput as {@link #read} does
     */
    static Sequences parse(Path path, byte[] content, OptionalInt vocabulary) {
        return new CsvParser(path, vocabulary).parse(text(path, content));
    }

    /**
     * The bytes of a file that the user named.
     *
     * @throws BadInput if it cannot be read
     */
    static byte[] bytes(Path path) {
        if (Files.isDirectory(path)) {
            throw new BadInput(path + ": this is a directory, not a CSV file.");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new BadInput(path + ": this is a device, a pipe or the like, not a CSV file.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            // Looked at first: what is too long takes no memory.
            boolean tooLong = Files.size(path) > MOST_BYTES;
            byte[] bytes = tooLong ? new byte[0] : in.readNBytes(MOST_BYTES + 1);
            if (tooLong || bytes.length > MOST_BYTES) {
                throw new BadInput(path + ": the file is longer than the " + MOST_BYTES + " bytes that are allowed.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new BadInput(path + ": there is no such file.");
        } catch (IOException e) {
            throw FileFailures.cannotRead(path, e);
        }
    }

    private static String text(Path path, byte[] bytes) {
        ForeignFormat.of(bytes).ifPresent(foreign -> {
            throw new BadInput(path + ": " + foreign.notCsv());
        });
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        boolean isUtf8 = !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), chars, true)
                .isError();
        String text = chars.flip().toString();
        if (!isUtf8) {
            long line = text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            throw new BadInput(
                    path + ":" + line + ":" + column + ": these bytes are not UTF-8. Save the file as UTF-8.");
        }
        return text;
    }

    /** A number of tokens in words. */
    static String tokens(int count) {
        return Phrases.count(count, "token");
    }
}
