package org.dropwhere.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;

/**
 * Dropout in the words of Deeplearning4j's {@code LSTM.Builder().dropOut(p)}: p is the probability of <i>keeping</i> an
 * element of the layer's input; each element is drawn anew at each time step, and the kept ones are divided by p. 0 is
 * off. There is no dropout of the hidden state. Read in the sources of 1.0.0-M2.1 ({@code nn.conf.dropout.Dropout},
 * {@code BaseLayer.Builder.dropOut}).
 *
 * @param dropOut probability of keeping, in [0, 1]; 0 is off, as 1 is
 */
public record Dl4jDropout(double dropOut) implements FrameworkDropout {
    /** What all of these have in common. */
    public static final FrameworkKind KIND = new FrameworkKind(
            "dl4j",
            "Deeplearning4j's",
            "dropout in the words of Deeplearning4j's LSTM",
            "What LSTM.Builder().dropOut(p) does: p is the probability of keeping an element of the layer's input, drawn"
                    + " anew at each step. 0 and 1 drop nothing.",
            Map.of(),
            List.of(new Setting(
                    "drop-out",
                    "probability of keeping",
                    "",
                    Limits.from(0).upTo(1),
                    new DefaultValue(Optional.of(1), "0.8 drops a fifth; 0 is off.", length -> 1),
                    List.of(0.8))),
            List.of("drop-out"),
            true,
            Map.of("drop-out", List.of(Site.LSTM_INPUT)),
            Dl4jDropout.class,
            words -> new Dl4jDropout(words.real("drop-out").orElse(1)));

    @Override
    public FrameworkKind kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> words() {
        return Map.of("drop-out", dropOut);
    }

    @Override
    public List<Placement> placements(int layer, ModelSpec model) {
        return drops()
                ? List.of(new Placement(
                        new SiteRef(layer, Site.LSTM_INPUT),
                        Rates.ofKeeping(dropOut),
                        TimeSharing.PER_STEP,
                        GateSharing.SHARED))
                : List.of();
    }

    private boolean drops() {
        return dropOut > 0 && dropOut < 1;
    }

    @Override
    public String reason(int layer, ModelSpec model) {
        return "Deeplearning4j's dropOut is the probability of keeping an element of the layer's input"
                + (drops() ? ", drawn anew at each step" : dropOut == 0 ? "; 0 is off" : ": 1 keeps all");
    }

    @Override
    public Optional<String> refusal(int layer, ModelSpec model) {
        return !drops() || model.recurrent().get(layer - 1).cell() == CellKind.LSTM
                ? Optional.empty()
                : Optional.of("Deeplearning4j has no "
                        + model.recurrent().get(layer - 1).cell().displayName() + ", as layer " + layer
                        + " is; allowed is lstm-input in its place");
    }
}
