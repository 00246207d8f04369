package org.dropwhere.data.file;

import java.nio.file.Path;

/**
 * What a file is.
 *
 * @param path as the experiment names it
 * @param format in words: {@code CSV, gzipped}
 * @param checksum SHA-256 of its bytes, in hexadecimal
 */
public record FileFacts(Path path, String format, String checksum) {}
