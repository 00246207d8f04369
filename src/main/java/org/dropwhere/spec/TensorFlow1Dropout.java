package org.dropwhere.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;

/**
 * Dropout in the words of TensorFlow 1's {@code tf.nn.rnn_cell.DropoutWrapper} around the cell of each layer, read in
 * {@code rnn_cell_wrapper_impl.py} of TensorFlow 2.15 and its tests. Its probabilities are of <i>keeping</i>. Masks are
 * drawn anew at each step. With {@code variational_recurrent} there is one for all steps, and its noise has a batch of
 * 1: it is the same for all sequences of the batch. The state's mask lies on what the next step reads, and not on the
 * output; of an LSTM's it is h alone, never c ({@code dropout_state_filter_visitor}).
 *
 * @param inputKeepProb probability of keeping an element of the cell's input, in (0, 1]
 * @param stateKeepProb probability of keeping an element of the hidden state, in (0, 1]
 * @param outputKeepProb probability of keeping an element of the cell's output, in (0, 1]
 * @param variational TensorFlow's {@code variational_recurrent}
 */
public record TensorFlow1Dropout(double inputKeepProb, double stateKeepProb, double outputKeepProb, boolean variational)
        implements FrameworkDropout {
    private static final String INPUT = "input-keep-prob";
    private static final String STATE = "state-keep-prob";
    private static final String OUTPUT = "output-keep-prob";

    /** What all of these have in common. */
    public static final FrameworkKind KIND = new FrameworkKind(
            "tensorflow-1",
            "TensorFlow 1's",
            "dropout in the words of TensorFlow 1's DropoutWrapper",
            "What DropoutWrapper(cell, input_keep_prob=..., state_keep_prob=..., output_keep_prob=...,"
                    + " variational_recurrent=...) does around the cell of each layer. All are probabilities of keeping.",
            Map.of("variational", "variational"),
            List.of(keeping(INPUT), keeping(STATE), keeping(OUTPUT)),
            List.of(),
            true,
            Map.of(
                    INPUT, List.of(Site.LSTM_INPUT),
                    STATE, List.of(Site.LSTM_RECURRENT, Site.STATE),
                    OUTPUT, List.of(Site.BETWEEN_LAYERS, Site.AFTER_LSTM)),
            TensorFlow1Dropout.class,
            words -> new TensorFlow1Dropout(
                    words.real(INPUT).orElse(1),
                    words.real(STATE).orElse(1),
                    words.real(OUTPUT).orElse(1),
                    words.isTrue("variational")));

    private static Setting keeping(String key) {
        return new Setting(
                key,
                "probability of keeping",
                "",
                Limits.above(0).upTo(1),
                new DefaultValue(Optional.of(1), "0.8 drops a fifth.", length -> 1),
                List.of(0.8));
    }

    @Override
    public FrameworkKind kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put(INPUT, inputKeepProb);
        words.put(STATE, stateKeepProb);
        words.put(OUTPUT, outputKeepProb);
        words.put("variational", variational);
        return words;
    }

    @Override
    public List<Placement> placements(int layer, ModelSpec model) {
        TimeSharing time = variational ? TimeSharing.PER_BATCH : TimeSharing.PER_STEP;
        List<Placement> placements = new ArrayList<>();
        add(inputKeepProb, new SiteRef(layer, Site.LSTM_INPUT), time, placements);
        add(stateKeepProb, new SiteRef(layer, stateOf(layer, model)), time, placements);
        if (layer < model.recurrent().size()) {
            add(outputKeepProb, new SiteRef(layer, Site.BETWEEN_LAYERS), time, placements);
        } else {
            // The head reads the output of one step, whose mask is then that of the sequence.
            TimeSharing last = variational ? TimeSharing.PER_BATCH : TimeSharing.PER_SEQUENCE;
            add(outputKeepProb, new SiteRef(layer, Site.AFTER_LSTM), last, placements);
        }
        return List.copyOf(placements);
    }

    /** An LSTM's h is read by the gates' products alone; a GRU's is also what its update gate keeps. */
    private static Site stateOf(int layer, ModelSpec model) {
        return model.recurrent().get(layer - 1).cell() == CellKind.GRU ? Site.STATE : Site.LSTM_RECURRENT;
    }

    private static void add(double keep, SiteRef ref, TimeSharing time, List<Placement> placements) {
        if (keep < 1) {
            placements.add(new Placement(ref, Rates.ofKeeping(keep), time, GateSharing.SHARED));
        }
    }

    @Override
    public String reason(int layer, ModelSpec model) {
        return "TensorFlow 1's DropoutWrapper gives probabilities of keeping: "
                + (variational
                        ? "variational_recurrent draws one mask for all steps and for all sequences of a batch"
                        : "masks are drawn anew at each step");
    }

    @Override
    public Optional<String> refusal(int layer, ModelSpec model) {
        if (outputKeepProb == 1) {
            return Optional.empty();
        }
        Direction direction = model.recurrent().get(layer - 1).direction();
        if (direction.isBidirectional() && direction != Direction.CONCAT) {
            return Optional.of(OUTPUT + " drops the outputs of each direction before they are merged, and in layer "
                    + layer + " they are merged by " + direction.key() + "; allowed is concat");
        }
        return layer == model.recurrent().size() && model.pooling() != Pooling.LAST
                ? Optional.of(OUTPUT + " drops the outputs of every step, before pooling takes the "
                        + model.pooling().key() + "; allowed is pooling last, or after-lstm in place of it")
                : Optional.empty();
    }
}
