package org.dropwhere.config.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dropwhere.text.Words;

/**
 * A file that was named, or an option of the command.
 *
 * @param order mistakes are reported in this order
 * @param path of a file as the user gave it, or relative in the same manner; empty for an option
 * @param name what messages call it
 * @param foreign whether it is a file outside the experiment's own folder, of which nothing is shown before it is known
 *     to be part of an experiment
 */
public record Source(int order, Path path, String name, boolean foreign) {
    /** Options come after all files. */
    private static final int FIRST_OPTION = 1 << 20;

    /** A file that the user named, or one beside it. */
    public Source(int order, Path path) {
        this(order, path, path.toString());
    }

    /** Anything that may be shown. */
    public Source(int order, Path path, String name) {
        this(order, path, name, false);
    }

    /** A file that another file names. */
    public static Source ofExtended(int order, Path path, boolean foreign) {
        return new Source(order, path, path.toString(), foreign);
    }

    /** An option with its argument, on one line; paths that it names are relative to the working directory. */
    public static Source ofOption(int order, String option, String argument) {
        String quoted = Words.quoted(argument);
        return new Source(FIRST_OPTION + order, Path.of(""), option + " " + quoted.substring(1, quoted.length() - 1));
    }

    /** Whether it has lines and columns that help to find a place. */
    public boolean hasLines() {
        return order < FIRST_OPTION;
    }

    /**
     * The path that a text in this file or option means, relative to it.
     *
     * @throws java.nio.file.InvalidPathException if the text cannot be a path
     */
    public Path sibling(String text) {
        Path plain = path.resolveSibling(text);
        Path tidy = plain.normalize();
        try {
            // Beyond a symbolic link, "a/../b" need not be "b".
            return Files.isSameFile(plain, tidy) ? tidy : plain;
        } catch (IOException missing) {
            return tidy;
        }
    }
}
