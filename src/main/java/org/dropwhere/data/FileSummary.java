package org.dropwhere.data;

import org.dropwhere.data.file.FileFacts;

/**
 * What can be known of a file of sequences without it.
 *
 * @param format in words: {@code CSV, gzipped}
 * @param checksum SHA-256 of its bytes, in hexadecimal
 */
public record FileSummary(String format, String checksum) {

    static FileSummary of(FileFacts file) {
        return new FileSummary(file.format(), file.checksum());
    }
}
