package org.dropwhere.config.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule of the JSON Schema that one place of a file breaks.
 *
 * @param error of the validator
 * @param steps the keys and indices that lead to the place
 */
record SchemaViolation(Error error, List<Object> steps) {
    /** Of several violations at one place the one whose keyword comes first is reported: it explains most. */
    private static final List<String> BY_IMPORTANCE = List.of("enum", "type", "pattern");

    static SchemaViolation of(Error error) {
        return new SchemaViolation(error, steps(error.getInstanceLocation()));
    }

    /** The keys and indices of a path. */
    static List<Object> steps(NodePath path) {
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            steps.add(path.getElement(i));
        }
        return steps;
    }

    /** The path, and the key if the violation is about a key. */
    String place() {
        return path() + (error.getProperty() == null ? "" : " " + error.getProperty());
    }

    /** As {@link org.dropwhere.config.yaml.Settings} take it: items count from 1. */
    String path() {
        return steps.stream()
                .map(step -> String.valueOf(step instanceof Integer index ? index + 1 : step))
                .collect(Collectors.joining("."));
    }

    /** What messages call the place. */
    String name() {
        int last = steps.size() - 1;
        return steps.get(last) instanceof Integer index
                ? "item " + (index + 1) + " of " + new SchemaViolation(error, steps.subList(0, last)).path()
                : path();
    }

    SchemaViolation moreSpecific(SchemaViolation other) {
        return other.rank() < rank() ? other : this;
    }

    /** Reported last, as a misspelt key is not missing too. */
    boolean isLack() {
        return error.getKeyword().equals("required");
    }

    private int rank() {
        int index = BY_IMPORTANCE.indexOf(error.getKeyword());
        return index < 0 ? BY_IMPORTANCE.size() : index;
    }
}
