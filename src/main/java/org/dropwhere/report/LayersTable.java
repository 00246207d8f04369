package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.RecurrentSpec;

/** The layers of a model with the shapes of their outputs and their parameters. Dropout has none. */
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
        ModelSizes sizes = known.get();
        ParameterLayout layout = ParameterLayout.of(trial.model(), sizes.vocabulary());
        List<Layer> layers = new ArrayList<>();
        List<RecurrentSpec> recurrent = sizes.recurrent();
        layers.add(layer(ParameterLayout.EMBEDDING_LAYER, "", sequence(sizes, sizes.embedding()), layout));
        for (int i = 0; i < recurrent.size(); i++) {
            int units = recurrent.get(i).units();
            // Only the last hidden state leaves the last layer.
            String output = i < recurrent.size() - 1 ? sequence(sizes, units) : "[batch, " + units + "]";
            layers.add(layer(layout.layers().get(1 + i), "", output, layout));
        }
        int outputs = trial.model().head().units();
        layers.add(layer(ParameterLayout.DENSE_LAYER, ", sigmoid", "[batch, " + outputs + "]", layout));
        layers.add(new Layer("total", "", layout.size()));
        return layers;
    }

    private static String sequence(ModelSizes sizes, int features) {
        return "[batch, " + sizes.length() + ", " + features + "]";
    }

    private static Layer layer(String name, String activation, String output, ParameterLayout layout) {
        return new Layer(name + activation, output, layout.sizeOfLayer(name));
    }

    private record Layer(String name, String output, long parameters) {}
}
