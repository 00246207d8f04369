package org.dropwhere.config.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the schema has against one place.
 *
 * @param error as the validator tells it
 * @param steps the keys and indices that lead to the place
 */
record Complaint(Error error, List<Object> steps) {
    /** Of several complaints about one place the one whose keyword comes first says most. */
    private static final List<String> TELLING = List.of("enum", "type", "pattern");

    static Complaint of(Error error) {
        return new Complaint(error, steps(error.getInstanceLocation()));
    }

    /** The keys and indices of a path. */
    static List<Object> steps(NodePath path) {
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            steps.add(path.getElement(i));
        }
        return steps;
    }

    /** The path, and the key for a complaint about a key. */
    String place() {
        return path() + (error.getProperty() == null ? "" : " " + error.getProperty());
    }

    String path() {
        return steps.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /** What messages call the place. */
    String name() {
        int last = steps.size() - 1;
        return steps.get(last) instanceof Integer index
                ? "item " + (index + 1) + " of " + new Complaint(error, steps.subList(0, last)).path()
                : path();
    }

    Complaint moreTelling(Complaint other) {
        return other.rank() < rank() ? other : this;
    }

    /** Told last, as a misspelt key is not missing too. */
    boolean isLack() {
        return error.getKeyword().equals("required");
    }

    private int rank() {
        int index = TELLING.indexOf(error.getKeyword());
        return index < 0 ? TELLING.size() : index;
    }
}
