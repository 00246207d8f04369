package org.dropwhere.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.plan.AtPoints;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.Model;
import org.dropwhere.spec.ParameterLayout;

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
        Map<Point, TrialDescription> settings = plan.settings();
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        AtPoints.of(
                        List.copyOf(settings.keySet()),
                        point -> data.sizes(
                                Optional.ofNullable(settings.get(point)).orElseThrow()),
                        axis -> axis.startsWith("model."))
                .stream()
                .limit(MOST)
                .forEach(each -> each.value().ifPresent(size -> tables.put(each.where(), of(size))));
        return tables;
    }

    /** A row for each layer, then the total. */
    private static ResultTable of(ModelSizes sizes) {
        ParameterLayout layout =
                ParameterLayout.of(new Model(sizes.embedding(), sizes.units(), false), sizes.vocabulary());
        List<Layer> layers = List.of(
                new Layer(
                        "embedding",
                        "[batch, " + sizes.length() + ", " + sizes.embedding() + "]",
                        layout.sizeOfLayer("embedding")),
                new Layer("lstm", "[batch, " + sizes.units() + "]", layout.sizeOfLayer("lstm")),
                new Layer("dense, sigmoid", "[batch, 1]", layout.sizeOfLayer("dense")),
                new Layer("total", "", layout.size()));
        return new ResultTable(List.of(
                TableColumn.words("layer", layers, Layer::name),
                TableColumn.words("output", layers, Layer::output),
                TableColumn.wholes("parameters", layers, Layer::parameters)));
    }

    private record Layer(String name, String output, long parameters) {}
}
