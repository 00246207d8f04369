package org.dropwhere.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dropwhere.failure.BadInput;

/** Text in UTF-8, without its byte order mark. Other bytes are bad input, with their position. */
final class Utf8Text extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private boolean started;
    private long line = 1;
    private long column = 1;
    private long characters;

    Utf8Text(Path path, InputStream in) {
        this.path = path;
        this.in = in;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(into, from, length);
        while (length > 0) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int count = chars.position() - from;
            if (result.isError()) {
                count(into, from, count);
                throw new BadInput(
                        path + ":" + line + ":" + column + ": these bytes are not UTF-8. Save the file as UTF-8.");
            }
            if (count > 0) {
                if (!started && into[from] == BYTE_ORDER_MARK) {
                    started = true;
                    System.arraycopy(into, from + 1, into, from, count - 1);
                    count--;
                    chars.position(from + count);
                }
                started = true;
            }
            if (count > 0) {
                count(into, from, count);
                return count;
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        return 0;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count));
        bytes.flip();
    }

    private void count(char[] chars, int from, int count) {
        int end = from + count;
        for (int i = from; i < end; i++) {
            if (chars[i] == '\n') {
                line++;
                column = from - (long) i;
            }
        }
        column += count;
        characters += count;
    }

    /** How many were read. */
    long characters() {
        return characters;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
