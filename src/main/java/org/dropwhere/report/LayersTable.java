package org.dropwhere.report;

import java.util.List;
import org.dropwhere.config.Model;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/** The layers of a model with the shapes of their outputs and their parameters. Dropout has none. */
public final class LayersTable {
    private static final int GATES = 4;

    private LayersTable() {}

    /**
     * A row for each layer, then the total.
     *
     * @param length time steps of a sequence
     * @param vocabulary number of different tokens
     */
    public static ResultTable of(Model model, int length, int vocabulary) {
        long embedding = (long) vocabulary * model.embedding();
        long lstm = (long) GATES * model.units() * (model.embedding() + model.units() + 1);
        int dense = model.units() + 1;
        List<Layer> layers = List.of(
                new Layer("embedding", "[batch, " + length + ", " + model.embedding() + "]", embedding),
                new Layer("lstm", "[batch, " + model.units() + "]", lstm),
                new Layer("dense, sigmoid", "[batch, 1]", dense),
                new Layer("total", "", embedding + lstm + dense));
        return new ResultTable(List.of(
                TableColumn.words("layer", layers, Layer::name),
                TableColumn.words("output", layers, Layer::output),
                TableColumn.wholes("parameters", layers, Layer::parameters)));
    }

    private record Layer(String name, String output, long parameters) {}
}
