package org.dropwhere.config;

/** A file that is no YAML tree, and why: nothing else can be said about it. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Position position;

    /** @param sentence ends "file:line:column: " and, for the whole file, "extends names file, but " */
    Unreadable(Position position, String sentence) {
        super(sentence);
        this.position = position;
    }

    Position position() {
        return position;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
