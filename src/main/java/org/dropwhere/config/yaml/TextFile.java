package org.dropwhere.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.text.Words;

/** Reads a file as text in UTF-8; other bytes are an error. */
public final class TextFile {
    /** An experiment takes a few kilobytes. Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * The whole text, without a byte order mark.
     *
     * @throws UnreadableYamlException if there is no such file, or it is none that can hold an experiment
     * @throws org.dropwhere.failure.EnvironmentFailure if it is there and cannot be read
     */
    public static String read(Source source) throws UnreadableYamlException {
        CharBuffer text = decode(source, ByteBuffer.wrap(bytes(source)));
        if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
            text.get();
        }
        return text.toString();
    }

    private static byte[] bytes(Source source) throws UnreadableYamlException {
        Position whole = Position.whole(source);
        if (Files.isDirectory(source.path())) {
            throw new UnreadableYamlException(whole, "this is a directory, not a file; name a YAML file");
        }
        // A pipe would be waited for without anybody's knowing, but for one that the user's shell has opened.
        if (!(source.order() == 0 && isOpened(source.path()))
                && Files.exists(source.path())
                && !Files.isRegularFile(source.path())) {
            throw new UnreadableYamlException(
                    whole, "this is a device, a pipe or the like, not a file; name a YAML file");
        }
        try (InputStream in = Files.newInputStream(source.path())) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            Optional<ForeignFormat> foreign = ForeignFormat.of(bytes);
            if (foreign.isPresent()) {
                throw new UnreadableYamlException(whole, foreign.get().notAnExperiment());
            }
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableYamlException(
                        whole, "the file is longer than the " + MOST_BYTES + " bytes that are allowed");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            Optional<String> nowhere = Links.nowhere(source.path());
            if (nowhere.isPresent()) {
                throw new UnreadableYamlException(whole, nowhere.get());
            }
            throw new UnreadableYamlException(
                    whole, "there is no such file" + Words.suggestion(neighbour(source.path())));
        } catch (IOException e) {
            if (e instanceof AccessDeniedException || Files.exists(source.path())) {
                throw FileFailures.cannotRead(source.path(), e);
            }
            throw new UnreadableYamlException(whole, "there is no such file (" + FileFailures.reason(e) + ")");
        }
    }

    /** Whether the shell has opened it for the program: {@code /dev/stdin}, or {@code <(...)}. */
    private static boolean isOpened(Path path) {
        return path.equals(Path.of("/dev/stdin")) || path.startsWith("/dev/fd") || path.startsWith("/proc/self/fd");
    }

    /** The YAML file beside it whose name is most like it. */
    private static Optional<String> neighbour(Path file) {
        List<String> names = new ArrayList<>();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            files.forEach(each -> names.add(String.valueOf(each.getFileName())));
        } catch (IOException e) {
            return Optional.empty();
        }
        Collections.sort(names);
        // The endings are alike in any case.
        return Words.nearest(
                        stem(String.valueOf(file.getFileName())),
                        names.stream().map(TextFile::stem).toList())
                .flatMap(found ->
                        names.stream().filter(name -> stem(name).equals(found)).findFirst());
    }

    private static String stem(String name) {
        return name.replaceFirst("\\.y[aml]*$", "");
    }

    private static CharBuffer decode(Source source, ByteBuffer bytes) throws UnreadableYamlException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            String value = String.format(Locale.ROOT, " (0x%02x)", bytes.get(bytes.position()));
            throw new UnreadableYamlException(
                    after(source, text.toString()),
                    String.format(
                            Locale.ROOT,
                            "byte %d of the file%s is not UTF-8; save the file with the encoding UTF-8",
                            bytes.position() + 1,
                            source.foreign() ? "" : value));
        }
        return text;
    }

    /** The position that follows a text. */
    public static Position after(Source source, String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int start = text.lastIndexOf('\n') + 1;
        return new Position(source, line, 1 + text.codePointCount(start, text.length()));
    }
}
