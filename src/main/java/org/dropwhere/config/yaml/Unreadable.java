package org.dropwhere.config.yaml;

/** A file that is no YAML tree, and why: nothing else can be said about it. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Position position;

    /** @param sentence ends "file:line:column: " and, for the whole file, "extends names file, but " */
    public Unreadable(Position position, String sentence) {
        super(sentence);
        this.position = position;
    }

    public Position position() {
        return position;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
