package org.dropwhere.spec;

import java.util.List;
import java.util.Map;

/**
 * Dropout in the words of PyTorch's {@code nn.LSTM(dropout=...)} and {@code nn.GRU(dropout=...)}. It drops the outputs
 * of each stacked layer but the last, each element anew at each step, so that in a model of one layer it drops nothing;
 * PyTorch warns of it.
 *
 * @param dropout probability of dropping, in [0, 1)
 */
public record PyTorchDropout(double dropout) implements FrameworkDropout {
    /** What all of these have in common. */
    public static final FrameworkKind KIND = new FrameworkKind(
            "pytorch",
            "PyTorch's",
            "dropout in the words of PyTorch's nn.LSTM",
            "What nn.LSTM(dropout=...) and nn.GRU(dropout=...) do: they drop what each stacked layer hands to the next,"
                    + " anew at each step, and never after the last; with one layer nothing.",
            Map.of(),
            List.of(Rates.dropping("dropout")),
            List.of("dropout"),
            false,
            Map.of("dropout", List.of(Site.BETWEEN_LAYERS)),
            PyTorchDropout.class,
            words -> new PyTorchDropout(words.real("dropout").orElse(0)));

    @Override
    public FrameworkKind kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> words() {
        return Map.of("dropout", dropout);
    }

    @Override
    public List<Placement> placements(int layer, ModelSpec model) {
        return dropout > 0 && layer < model.recurrent().size()
                ? List.of(new Placement(
                        new SiteRef(layer, Site.BETWEEN_LAYERS), dropout, TimeSharing.PER_STEP, GateSharing.SHARED))
                : List.of();
    }

    @Override
    public String reason(int layer, ModelSpec model) {
        return "PyTorch's nn." + (model.recurrent().get(0).cell() == CellKind.GRU ? "GRU" : "LSTM")
                + " drops between stacked layers and never after the last: "
                + (model.recurrent().size() == 1 ? "with one layer nothing" : "each element, anew at each step");
    }
}
