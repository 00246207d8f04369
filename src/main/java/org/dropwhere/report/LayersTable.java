package org.dropwhere.report;

import java.util.List;
import java.util.Map;
import org.dropwhere.config.Model;
import org.dropwhere.config.ParameterLayout;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/** The layers of a model with the shapes of their outputs and their parameters. Dropout has none. */
public final class LayersTable {
    private LayersTable() {}

    /**
     * A row for each layer, then the total.
     *
     * @param length time steps of a sequence
     * @param vocabulary number of different tokens
     */
    public static ResultTable of(Model model, int length, int vocabulary) {
        ParameterLayout layout = ParameterLayout.of(model, vocabulary);
        Map<String, Long> parameters = layout.sizesOfLayers();
        List<Layer> layers = List.of(
                new Layer("embedding", "[batch, " + length + ", " + model.embedding() + "]", parameters.get("embedding")),
                new Layer("lstm", "[batch, " + model.units() + "]", parameters.get("lstm")),
                new Layer("dense, sigmoid", "[batch, 1]", parameters.get("dense")),
                new Layer("total", "", layout.size()));
        return new ResultTable(List.of(
                TableColumn.words("layer", layers, Layer::name),
                TableColumn.words("output", layers, Layer::output),
                TableColumn.wholes("parameters", layers, Layer::parameters)));
    }

    private record Layer(String name, String output, long parameters) {}
}
