package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.WeightsFile;
import org.dropwhere.text.Words;

/**
 * The layers of a model with the shapes of their outputs and their parameters, as Keras' {@code summary()} counts them.
 * Dropout has none.
 */
public final class LayersTable {
    /** The most models of a sweep that are shown. */
    private static final int MOST = 8;

    private LayersTable() {}

    /**
     * The tables of a plan by the points of the sweep that they hold at in words; empty if there is but one.
     *
     * @param data what is known of the plan's sequences; where nothing is, there is no table
     */
    public static Map<String, ResultTable> of(Plan plan, KnownData data) {
        Map<Point, TrialDescription> settings = plan.exampleTrials();
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        ValueAtPoints.of(
                        List.copyOf(settings.keySet()),
                        point -> layers(Optional.ofNullable(settings.get(point)).orElseThrow(), data),
                        axis -> axis.startsWith("model."))
                .stream()
                .limit(MOST)
                .forEach(each -> {
                    if (!each.value().isEmpty()) {
                        tables.put(each.where(), table(each.value()));
                    }
                });
        return tables;
    }

    private static ResultTable table(List<Layer> layers) {
        return new ResultTable(List.of(
                TableColumn.words("layer", layers, Layer::name),
                TableColumn.words("output", layers, Layer::output),
                TableColumn.wholes("parameters", layers, Layer::parameters)));
    }

    /** The layers, then their total; empty if the sizes are unknown. */
    private static List<Layer> layers(TrialDescription trial, KnownData data) {
        Optional<ModelSizes> known = data.sizes(trial);
        if (known.isEmpty()) {
            return List.of();
        }
        ModelSpec model = trial.model();
        ParameterLayout layout = ParameterLayout.of(model, known.get().vocabulary());
        String steps = known.get().length() + ", ";
        List<Layer> layers = new ArrayList<>();
        if (model.input() instanceof EmbeddingSpec embedding) {
            layers.add(layer(
                    ParameterLayout.EMBEDDING_LAYER, settings(model.pretrained()), steps + embedding.size(), layout));
        }
        for (int number = 1; number <= model.recurrent().size(); number++) {
            RecurrentSpec layer = model.recurrent().get(number - 1);
            // Without pooling only the last output leaves the last layer.
            boolean isLast = number == model.recurrent().size() && model.pooling() == Pooling.LAST;
            layers.add(layer(
                    ParameterLayout.recurrentLayer(number, layer.cell()),
                    settings(layer),
                    (isLast ? "" : steps) + layer.outputs(),
                    layout));
        }
        if (model.pooling() != Pooling.LAST) {
            layers.add(layer(model.pooling().key() + " pooling", "", "" + model.pooledFeatures(), layout));
        }
        for (int number = 1; number <= model.dense().size(); number++) {
            DenseSpec layer = model.dense().get(number - 1);
            layers.add(layer(
                    ParameterLayout.hiddenLayer(number),
                    ", " + layer.activation().key(),
                    "" + layer.units(),
                    layout));
        }
        layers.add(layer(
                ParameterLayout.DENSE_LAYER, ", sigmoid", "" + model.head().units(), layout));
        String beginning = model.pretrained()
                .model()
                .map(file -> ", weights of " + name(file))
                .orElse("");
        layers.add(new Layer("total" + beginning, "", layout.size()));
        return layers;
    }

    private static String settings(Pretrained pretrained) {
        return pretrained.embedding().map(file -> ", vectors of " + name(file)).orElse("")
                + (pretrained.trainsEmbedding() ? "" : ", not trained");
    }

    private static String name(WeightsFile file) {
        return Words.visible(String.valueOf(file.path().getFileName()));
    }

    /** What a layer has beside its units and Keras' defaults, in the words of experiment files. */
    private static String settings(RecurrentSpec layer) {
        String direction = layer.direction().isBidirectional()
                ? ", bidirectional: " + layer.direction().key()
                : layer.direction() == Direction.BACKWARD ? ", go-backwards" : "";
        return direction
                + layer.kind().switches().stream()
                        .filter(each -> layer.isOn(each) != each.fallback())
                        .map(each -> ", " + each.key() + ": " + layer.isOn(each))
                        .collect(Collectors.joining());
    }

    /** @param output its size but for that of the batch */
    private static Layer layer(String name, String settings, String output, ParameterLayout layout) {
        return new Layer(name + settings, "[batch, " + output + "]", layout.sizeOfLayer(name));
    }

    private record Layer(String name, String output, long parameters) {}
}
