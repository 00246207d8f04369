package org.dropwhere.keras.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** Where the two forms of files keep the weights of layers. */
final class WeightPlaces {
    private static final String BIDIRECTIONAL = "Bidirectional";
    /** In the older form. */
    private static final String MODEL_WEIGHTS = "model_weights";

    private static final String WEIGHT_NAMES = "weight_names";

    private WeightPlaces() {}

    /** How many arrays a layer has, by the name of its class; 0 if it is not known. */
    private static int arrays(String className) {
        return switch (className) {
            case "Embedding" -> 1;
            case "Dense" -> 2;
            case "LSTM", "GRU" -> 3;
            case BIDIRECTIONAL -> 6;
            default -> 0;
        };
    }

    /**
     * Of a {@code .keras} file, which numbers the layers of each class, whatever their names.
     *
     * @throws BadInput if an array is missing or damaged
     */
    static List<List<SavedArray>> numbered(H5File file, List<LayerName> layers) {
        H5Group root = file.root();
        Map<String, Integer> counts = new HashMap<>();
        List<List<SavedArray>> all = new ArrayList<>();
        for (LayerName layer : layers) {
            String name = snakeCase(layer.className());
            int before = counts.merge(name, 1, Integer::sum) - 1;
            String numbered = before == 0 ? name : name + "_" + before;
            List<SavedArray> arrays = new ArrayList<>();
            for (List<String> place : places(layer.className(), numbered)) {
                int count = arrays(layer.className()) / (layer.className().equals(BIDIRECTIONAL) ? 2 : 1);
                arrays.addAll(numbered(file, root, layer, place, count));
            }
            all.add(List.copyOf(arrays));
        }
        return List.copyOf(all);
    }

    private static List<List<String>> places(String className, String name) {
        return switch (className) {
            case "Embedding", "Dense" -> List.of(List.of("layers", name, "vars"));
            case "LSTM", "GRU" -> List.of(List.of("layers", name, "cell", "vars"));
            case BIDIRECTIONAL ->
                List.of(
                        List.of("layers", name, "forward_layer", "cell", "vars"),
                        List.of("layers", name, "backward_layer", "cell", "vars"));
            default -> List.of();
        };
    }

    private static List<SavedArray> numbered(
            H5File file, H5Group root, LayerName layer, List<String> place, int count) {
        String path = String.join("/", place);
        H5Group group = root.group(place).orElseThrow(() -> missing(file, layer, "group", path));
        if (group.names().size() > count) {
            throw tooMany(file, layer, path, group.names().size(), count);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> group.array(Integer.toString(i))
                        .orElseThrow(() -> missing(file, layer, "array", group.pathText(Integer.toString(i)))))
                .toList();
    }

    /**
     * Of an {@code .h5}, which has a group for each layer, by its name, with a list of its arrays.
     *
     * @throws BadInput if an array is missing or damaged
     */
    static List<List<SavedArray>> named(H5File file, List<LayerName> layers) {
        H5Group root = file.root();
        List<List<SavedArray>> all = new ArrayList<>();
        for (LayerName layer : layers) {
            int count = arrays(layer.className());
            all.add(count == 0 ? List.of() : named(file, root, layer, count));
        }
        return List.copyOf(all);
    }

    private static List<SavedArray> named(H5File file, H5Group root, LayerName layer, int count) {
        List<String> place = new ArrayList<>(List.of(MODEL_WEIGHTS));
        place.addAll(names(layer.name()));
        String path = String.join("/", place);
        H5Group group = root.group(place).orElseThrow(() -> missing(file, layer, "group", path));
        List<String> arrays = weightNames(group).orElseThrow(() -> missing(file, layer, "list " + WEIGHT_NAMES, path));
        if (arrays.size() > count) {
            throw tooMany(file, layer, path, arrays.size(), count);
        }
        if (arrays.size() < count) {
            throw new BadInput(file.where() + ": the layer " + Words.quoted(layer.name()) + " has "
                    + Phrases.count(arrays.size(), "array") + " of weights at " + Words.quoted(path) + ", and "
                    + Words.visible(layer.className()) + " has " + count + ". " + ForeignFile.SAVE_AGAIN);
        }
        return arrays.stream().map(name -> array(file, group, layer, name)).toList();
    }

    /** A long list is cut in parts with numbers, as a header of HDF5 has no room for it. */
    private static Optional<List<String>> weightNames(H5Group group) {
        Optional<List<String>> whole = group.texts(WEIGHT_NAMES);
        if (whole.isPresent()) {
            return whole;
        }
        List<String> all = new ArrayList<>();
        int part = 0;
        for (Optional<List<String>> names = group.texts(WEIGHT_NAMES + part);
                names.isPresent();
                names = group.texts(WEIGHT_NAMES + ++part)) {
            all.addAll(names.get());
        }
        return part == 0 ? Optional.empty() : Optional.of(all);
    }

    private static SavedArray array(H5File file, H5Group group, LayerName layer, String name) {
        List<String> names = names(name);
        int last = names.size() - 1;
        return group.group(names.subList(0, last))
                .flatMap(inner -> inner.array(names.get(last)))
                .orElseThrow(() -> missing(file, layer, "array", group.pathText(String.join("/", names))));
    }

    /** A name with strokes is a path for HDF5. */
    private static List<String> names(String path) {
        return List.of(path.split("/", -1));
    }

    /** As {@code keras.src.utils.naming.to_snake_case} does. */
    static String snakeCase(String className) {
        return className
                .replaceAll("[^\\p{L}\\p{N}_]+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    private static BadInput missing(H5File file, LayerName layer, String what, String path) {
        return new BadInput(file.where() + ": the weights of the layer " + Words.quoted(layer.name())
                + " are missing: there is no " + what + " " + Words.quoted(path) + ". " + ForeignFile.SAVE_AGAIN);
    }

    private static BadInput tooMany(H5File file, LayerName layer, String path, int found, int count) {
        return new BadInput(file.where() + ": the layer " + Words.quoted(layer.name()) + " has " + found
                + " arrays of weights at " + Words.quoted(path) + ", and " + Words.visible(layer.className()) + " has "
                + count + ". " + ForeignFile.SAVE_AGAIN);
    }
}
