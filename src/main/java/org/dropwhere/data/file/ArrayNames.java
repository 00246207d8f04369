package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.WordContent;

/** Which arrays of an archive hold what, by their names: {@code x}, {@code y_train}. */
final class ArrayNames {
    private static final List<String> LABELS = List.of("y", "label", "labels", "target", "targets");

    private final List<String> sequences;
    private final List<String> labels;
    private final ReadRequest request;

    /** The names that a request gives, or else those that are usual. */
    ArrayNames(ReadRequest request) {
        this.request = request;
        this.sequences = request.columns().steps().isEmpty()
                ? usual(request.content())
                : request.columns().steps();
        this.labels = request.columns().label().isEmpty()
                ? LABELS
                : List.of(request.columns().label());
    }

    private static List<String> usual(StepContent content) {
        if (content instanceof FeatureContent) {
            return List.of("x", "features", "sequences", "inputs");
        }
        return content instanceof WordContent
                ? List.of("x", "text", "texts")
                : List.of("x", "tokens", "sequences", "input_ids", "inputs");
    }

    /**
     * What an array is.
     *
     * @param part for what; absent if its name does not say
     * @param isLabels whether it holds labels, and not sequences
     */
    record Role(Optional<Part> part, boolean isLabels) {}

    /** What an array of this name is; nothing if it is of no interest. */
    Optional<Role> role(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        List<Optional<Part>> parts = new ArrayList<>(List.of(Optional.empty()));
        // Of a file that is for one part no other is read.
        request.part().ifPresentOrElse(part -> parts.add(Optional.of(part)), () -> {
            for (Part part : Part.values()) {
                parts.add(Optional.of(part));
            }
        });
        return parts.stream()
                .flatMap(part -> List.of(new Role(part, false), new Role(part, true)).stream())
                .filter(role -> (role.isLabels() ? labels : sequences)
                        .stream().anyMatch(base -> isNamed(small, base.toLowerCase(Locale.ROOT), role.part())))
                .findFirst();
    }

    private static boolean isNamed(String name, String base, Optional<Part> part) {
        return part.map(each -> endings(each).stream().anyMatch(ending -> name.equals(base + "_" + ending)))
                .orElse(name.equals(base));
    }

    /** What may follow a name and an underscore, the usual one first. */
    private static List<String> endings(Part part) {
        return switch (part) {
            case TRAIN -> List.of("train");
            case VALIDATION -> List.of("val", "valid", "validation");
            case TEST -> List.of("test");
        };
    }

    /** Whether an array of this name is read as sequences if nothing is said. */
    static boolean isUsual(String name, StepContent content) {
        return usual(content).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether an array of this name is read as labels if nothing is said. */
    static boolean isUsualLabel(String name) {
        return LABELS.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The columns of a file; of arrays that are told apart by parts those of one part alone, the first that is there,
     * without its ending.
     */
    static List<FileColumn> withoutParts(FileTable table) {
        if (table.noun().equals(FileTable.ARRAY)) {
            for (Part part : Part.values()) {
                List<FileColumn> ofPart = table.columns().stream()
                        .flatMap(column -> withoutEnding(column, part).stream())
                        .toList();
                if (!ofPart.isEmpty()) {
                    return ofPart;
                }
            }
        }
        return table.columns();
    }

    private static Optional<FileColumn> withoutEnding(FileColumn column, Part part) {
        return endings(part).stream()
                .map(ending -> "_" + ending)
                .filter(column.name()::endsWith)
                .map(ending ->
                        column.named(column.name().substring(0, column.name().length() - ending.length())))
                .findFirst();
    }

    /** The name of a part's array as Keras' data sets have them: {@code x_val}. */
    static String of(String base, Part part) {
        return base + "_" + endings(part).get(0);
    }

    /** What the array of a role is usually called: {@code x_train}. */
    String usual(Role role) {
        String base = (role.isLabels() ? labels : sequences).get(0);
        return role.part().map(part -> of(base, part)).orElse(base);
    }

    /** The line of an experiment file that names arrays. */
    String columns(String sequences, String labels) {
        String key = request.content() instanceof FeatureContent ? "features" : "tokens";
        return "columns: {" + key + ": " + sequences + ", label: " + labels + "}";
    }
}
