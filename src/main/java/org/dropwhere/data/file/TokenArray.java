package org.dropwhere.data.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.failure.BadInput;

/** Reads an array of tokens, {@code [sequences, time]}. */
final class TokenArray {
    private final ArrayContent content;
    private final ArrayLines lines;
    private final TokenRange range;
    private final ArrayMistakes mistakes;
    private final BitSet wrong = new BitSet();

    private TokenArray(ArrayContent content, TokenRange range, ArrayMistakes mistakes) {
        this.content = content;
        this.lines = ArrayLines.of(content.header(), content.where());
        this.range = range;
        this.mistakes = mistakes;
    }

    /**
     * Reads all of an array.
     *
     * @param mistakes takes what is no token, the first of each sequence
     * @return {@code [sequences][time]}
     * @throws BadInput if the array as a whole is none of tokens
     * @throws IOException if it cannot be read
     */
    static int[][] read(ArrayContent content, TokenRange range, ArrayMistakes mistakes) throws IOException {
        check(content);
        return new TokenArray(content, range, mistakes).read();
    }

    private static void check(ArrayContent content) {
        ArrayHeader header = content.header();
        String found = content.where() + ": this is an array of " + header.inWords() + ". ";
        if (header.type().isText()) {
            throw new BadInput(found + "Tokens are numbers; if this is text, say under data: words: {}.");
        }
        if (header.dimensions() != 2) {
            throw new BadInput(found + "Tokens have the shape [sequences, time]. " + cure(header));
        }
    }

    private static String cure(ArrayHeader header) {
        if (header.dimensions() == 3 && header.length(2) == 1) {
            return "Take off the last dimension (NumPy: x[:, :, 0]), or say under data: features: {} if these are numbers"
                    + " to be read as they are.";
        }
        return header.dimensions() == 3
                ? "If these are numbers to be read as they are, say under data: features: {}; if they say by a 1 which token"
                        + " it is, write the token (NumPy: x.argmax(-1))."
                : "A row for each sequence makes it so (NumPy: x.reshape(sequences, time)).";
    }

    private int[][] read() throws IOException {
        List<int[]> read = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            read.add(line(line));
        }
        content.end();
        return lines.isFortranOrder() ? turned(read) : read.toArray(int[][]::new);
    }

    private int[] line(int line) throws IOException {
        int bound = range.bound();
        int[] tokens = new int[lines.initial()];
        int done = 0;
        while (done < lines.length()) {
            int given = content.advance(lines.length() - done);
            if (done + given > tokens.length) {
                tokens = Arrays.copyOf(tokens, lines.grown(tokens.length, done + given));
            }
            for (int i = 0; i < given; i++) {
                int token = content.token(i, bound);
                if (token < 0) {
                    mistake(line, done + i, content.text(i));
                }
                tokens[done + i] = token;
            }
            done += given;
        }
        return tokens;
    }

    private int[][] turned(List<int[]> columns) {
        int[][] tokens = new int[lines.sequences()][lines.columns()];
        for (int column = 0; column < lines.columns(); column++) {
            int[] read = columns.get(column);
            for (int sequence = 0; sequence < read.length; sequence++) {
                tokens[sequence][column] = read[sequence];
            }
        }
        return tokens;
    }

    private void mistake(int line, int element, String found) {
        int sequence = lines.sequence(line, element);
        if (wrong.get(sequence)) {
            return;
        }
        wrong.set(sequence);
        int column = lines.isFortranOrder() ? line : element;
        mistakes.add(content.where() + "[" + sequence + ", " + column + "]: " + range.noToken(found), cure(found));
    }

    private Optional<String> cure(String found) {
        if (found.equals("nan")) {
            return Optional.of("A token is missing; pad with 0 and say model: {mask-zero: true}.");
        }
        if (found.startsWith("-")) {
            return Optional.of("If it pads, write 0 in its place and say model: {mask-zero: true}.");
        }
        if (content.header().type().isFloat() && !found.endsWith(".0")) {
            return Optional.of("If these are numbers to be read as they are, say under data: features: {}.");
        }
        return range.vocabulary().isPresent()
                ? Optional.of("Raise the vocabulary, or write one token in place of all that are rare.")
                : Optional.of("Write one token in place of all that are rare.");
    }
}
