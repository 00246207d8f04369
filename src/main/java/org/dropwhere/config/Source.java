package org.dropwhere.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that was named.
 *
 * @param order how many files were named before it; mistakes are told in this order
 * @param path as the user gave it, or relative in the same manner
 */
record Source(int order, Path path) {

    /**
     * The path that a text in this file means, relative to this file.
     *
     * @throws java.nio.file.InvalidPathException if the text cannot be a path
     */
    Path sibling(String text) {
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
