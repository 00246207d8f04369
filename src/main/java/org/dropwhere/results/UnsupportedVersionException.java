package org.dropwhere.results;

/**
 * A file is of a version of its format that this program does not read: too new, or too old. It is as it was written,
 * so it is neither renamed nor replaced. The message is what follows the file's name in a sentence, without a full
 * stop.
 */
final class UnsupportedVersionException extends Exception {
    private static final long serialVersionUID = 1;

    UnsupportedVersionException(String message) {
        super(message);
    }
}
