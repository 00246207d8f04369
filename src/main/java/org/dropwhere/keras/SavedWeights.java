package org.dropwhere.keras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.keras.file.SavedArray;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** The weights of a file by this program's names: Keras' order and layout are this program's. */
final class SavedWeights {
    private SavedWeights() {}

    /**
     * All of them.
     *
     * @throws BadInput if there are none, or they do not fit the layers
     */
    static Map<String, float[]> of(KerasFile file, List<ReadLayer> layers, Assembled assembled) {
        Refusals refusals = new Refusals(file.path().toString());
        if (!file.hasWeights()) {
            refusals.add("the file has layers and no weights; allowed is a model that was saved whole, by"
                    + " model.save()");
            refusals.throwIfAny();
        }
        List<List<SavedArray>> saved =
                file.weights(layers.stream().map(ReadLayer::saved).toList());
        List<Parameter> parameters =
                ParameterLayout.of(assembled.model(), assembled.inputs()).parameters();
        Map<String, float[]> weights = new LinkedHashMap<>();
        int next = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            int number = arrays(layers.get(layer).piece());
            List<Parameter> expected = parameters.subList(next, next + number);
            next += number;
            List<SavedArray> arrays = saved.get(layer);
            if (arrays.size() != number) {
                refusals.add(layers.get(layer).title() + " has " + Phrases.count(arrays.size(), "array")
                        + " of weights; allowed are " + number);
                continue;
            }
            for (int i = 0; i < number; i++) {
                take(layers.get(layer), expected.get(i), arrays.get(i), weights, refusals);
            }
        }
        refusals.throwIfAny();
        return weights;
    }

    private static int arrays(Piece piece) {
        if (piece instanceof Piece.Table) {
            return 1;
        }
        if (piece instanceof Piece.Recurrent recurrent) {
            return recurrent.spec().direction().isBidirectional() ? 6 : 3;
        }
        return piece instanceof Piece.Sums ? 2 : 0;
    }

    private static void take(
            ReadLayer layer, Parameter parameter, SavedArray array, Map<String, float[]> weights, Refusals refusals) {
        List<Integer> shape = parameter.shape();
        if (array.shape().equals(shape) && array.values().length == parameter.size()) {
            weights.put(parameter.name(), array.values());
        } else {
            refusals.add(layer.title() + " has weights of the shape " + text(array.shape()) + " at "
                    + Words.quoted(array.path()) + "; allowed is " + text(shape));
        }
    }

    private static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
