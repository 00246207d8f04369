package org.dropwhere.config.yaml;

/** A file that cannot be read as a YAML tree, and why; there is no tree to check further. */
public final class UnreadableYamlException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Position position;

    /** @param sentence ends "file:line:column: " and, for the whole file, "extends names file, but " */
    public UnreadableYamlException(Position position, String sentence) {
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
