package org.dropwhere.keras.export;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.text.NumberText;

/**
 * A model with its dropout as Python code of Keras 3.8 and later.
 *
 * @param text the layers, in lines
 * @param leftOut the places of which Keras has no words and the code says nothing, each by place, rate and sharing
 */
public record KerasCode(String text, List<String> leftOut) {

    /** Copies the list. */
    public KerasCode {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Of a model.
     *
     * @param inputs types of tokens that the embedding has, or features at a step, where that is known
     */
    public static KerasCode of(ModelSpec model, OptionalInt inputs, List<Placement> placements) {
        SaidDropout dropout = new SaidDropout(model, placements);
        List<String> layers = new ArrayList<>();
        if (model.input() instanceof EmbeddingSpec embedding) {
            layers.add("layers.Embedding(" + (inputs.isPresent() ? inputs.getAsInt() : "VOCABULARY") + ", "
                    + embedding.size() + (embedding.maskZero() ? ", mask_zero=True" : "") + ")");
        }
        for (int layer = 1; layer <= model.recurrent().size(); layer++) {
            dropout.before(layer).forEach(mask -> layers.add(mask(mask)));
            layers.add(recurrent(model, layer, dropout));
        }
        switch (model.pooling()) {
            case LAST -> {}
            case MAX -> layers.add("layers.GlobalMaxPooling1D()");
            case MEAN -> layers.add("layers.GlobalAveragePooling1D()");
        }
        dropout.afterPooling().forEach(mask -> layers.add(mask(mask)));
        for (int layer = 1; layer <= model.dense().size(); layer++) {
            DenseSpec dense = model.dense().get(layer - 1);
            layers.add(dense(dense.units(), dense.activation().key()));
            dropout.afterDense(layer).forEach(mask -> layers.add(mask(mask)));
        }
        layers.add(dense(model.head().units(), "sigmoid"));
        return new KerasCode(
                layers.stream()
                        .map(layer -> "    " + layer + ",\n")
                        .collect(Collectors.joining("", "keras.Sequential([\n", "])\n")),
                dropout.leftOut());
    }

    private static String mask(SaidDropout.MaskLayer mask) {
        return "layers." + mask.className() + "(" + NumberText.of(mask.rate()) + ")";
    }

    private static String dense(int units, String activation) {
        return "layers.Dense(" + units + ", activation=\"" + activation + "\")";
    }

    private static String recurrent(ModelSpec model, int layer, SaidDropout dropout) {
        RecurrentSpec spec = model.recurrent().get(layer - 1);
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(spec.units())));
        if (layer < model.recurrent().size() || model.pooling() != Pooling.LAST) {
            arguments.add("return_sequences=True");
        }
        if (spec.direction() == Direction.BACKWARD) {
            arguments.add("go_backwards=True");
        }
        if (spec instanceof GruSpec gru && !gru.resetAfter()) {
            arguments.add("reset_after=False");
        }
        if (dropout.dropout(layer) > 0) {
            arguments.add("dropout=" + NumberText.of(dropout.dropout(layer)));
        }
        if (dropout.recurrentDropout(layer) > 0) {
            arguments.add("recurrent_dropout=" + NumberText.of(dropout.recurrentDropout(layer)));
        }
        if (dropout.needsImplementation1(layer)) {
            arguments.add("implementation=1");
        }
        String cell = "layers." + spec.cell().displayName() + "(" + String.join(", ", arguments) + ")";
        return spec.direction().isBidirectional()
                ? "layers.Bidirectional(" + cell + ", merge_mode=\"" + WrittenLayers.mergeMode(spec.direction()) + "\")"
                : cell;
    }
}
