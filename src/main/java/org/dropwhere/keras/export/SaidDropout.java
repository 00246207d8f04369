package org.dropwhere.keras.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.text.NumberText;

/**
 * Placements in the words of Keras 3.8 and later, as far as it has words for them. A mask of a layer's input that all
 * gates share is the same before the layer, unless that reads both ways: see {@code plan.CanonicalPlacements}.
 */
final class SaidDropout {
    private static final String DROPOUT = "Dropout";
    private static final String SPATIAL = "SpatialDropout1D";

    private final ModelSpec model;
    private final List<Placement> placements;
    private final Map<Integer, List<MaskLayer>> before = new HashMap<>();
    private final Map<SiteRef, Double> rates = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Integer> masksOfEachGate = new HashSet<>();

    /**
     * A layer that does nothing but drop.
     *
     * @param className {@code Dropout} or {@code SpatialDropout1D}
     * @param rate its probability
     */
    record MaskLayer(String className, double rate) {}

    SaidDropout(ModelSpec model, List<Placement> placements) {
        this.model = model;
        this.placements = List.copyOf(placements);
        placements.forEach(this::say);
    }

    /** The layers of masks in front of a recurrent layer, counted from 1. */
    List<MaskLayer> before(int layer) {
        return before.getOrDefault(layer, List.of());
    }

    /** {@code dropout} of a recurrent layer. */
    double dropout(int layer) {
        return rates.getOrDefault(new SiteRef(layer, Site.LSTM_INPUT), 0.0);
    }

    /** {@code recurrent_dropout} of a recurrent layer. */
    double recurrentDropout(int layer) {
        return rates.getOrDefault(new SiteRef(layer, Site.LSTM_RECURRENT), 0.0);
    }

    /** The layers of masks behind the pooling. */
    List<MaskLayer> afterPooling() {
        return after(new SiteRef(model.recurrent().size(), Site.AFTER_LSTM));
    }

    /** The layers of masks behind a hidden dense layer. */
    List<MaskLayer> afterDense(int layer) {
        return after(new SiteRef(layer, Site.DENSE));
    }

    private List<MaskLayer> after(SiteRef ref) {
        return rates.containsKey(ref) ? List.of(new MaskLayer(DROPOUT, rates.getOrDefault(ref, 0.0))) : List.of();
    }

    /** Whether a recurrent layer, counted from 1, needs {@code implementation=1} for an input mask of each gate. */
    boolean needsImplementation1(int layer) {
        return masksOfEachGate.contains(layer);
    }

    /** What is said otherwise than it was written, a sentence each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** What is not said at all, each by place, rate and sharing. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private void say(Placement placement) {
        int layer = placement.ref().layer();
        switch (placement.site()) {
            case AFTER_EMBEDDING -> sayBefore(layer, placement);
            case BETWEEN_LAYERS -> sayBefore(layer + 1, placement);
            case LSTM_INPUT -> sayInput(layer, placement);
            case LSTM_RECURRENT -> {
                if (isRecurrentOfKeras(placement)) {
                    rates.put(placement.ref(), placement.rate());
                } else {
                    leaveOut(placement);
                }
            }
            case AFTER_LSTM, DENSE -> {
                if (placement.time() == TimeSharing.PER_SEQUENCE) {
                    rates.put(placement.ref(), placement.rate());
                } else {
                    leaveOut(placement);
                }
            }
            case WORD_TYPE,
                    TOKEN,
                    RECURRENT_WEIGHTS,
                    GATE_OUTPUTS,
                    CANDIDATE,
                    CELL,
                    ZONEOUT_CELL,
                    STATE,
                    ZONEOUT_HIDDEN -> leaveOut(placement);
        }
    }

    private void sayBefore(int layer, Placement placement) {
        switch (placement.time()) {
            case PER_STEP -> addBefore(layer, DROPOUT, placement);
            case PER_SEQUENCE -> addBefore(layer, SPATIAL, placement);
            case PER_FRAME, PER_BATCH -> leaveOut(placement);
        }
    }

    private void addBefore(int layer, String className, Placement placement) {
        before.computeIfAbsent(layer, key -> new ArrayList<>()).add(new MaskLayer(className, placement.rate()));
    }

    private void sayInput(int layer, Placement placement) {
        boolean bothWays = model.recurrent().get(layer - 1).direction().isBidirectional();
        boolean perSequence = placement.time() == TimeSharing.PER_SEQUENCE;
        boolean perGate = placement.gates() == GateSharing.PER_GATE;
        boolean keepsMaskOfEachGate = Placement.at(new SiteRef(layer, Site.LSTM_RECURRENT), placements)
                .filter(SaidDropout::isRecurrentOfKeras)
                .isPresent();
        if (perSequence && perGate) {
            rates.put(placement.ref(), placement.rate());
            if (!keepsMaskOfEachGate) {
                masksOfEachGate.add(layer);
                notes.add(text(placement) + " is dropout= in the file, which has no place for implementation=1: a"
                        + " loaded model draws one mask for all gates.");
            }
        } else if (perSequence && !perGate && !keepsMaskOfEachGate) {
            rates.put(placement.ref(), placement.rate());
        } else if (!perGate && !bothWays && placement.time() != TimeSharing.PER_BATCH) {
            sayBefore(layer, placement);
            notes.add(text(placement) + " is " + (perSequence ? SPATIAL : DROPOUT) + " in front of the layer in the"
                    + " file, which drops the same: dropout= would "
                    + (perSequence
                            ? "give each gate a mask beside recurrent_dropout=."
                            : "keep a mask for all steps."));
        } else {
            leaveOut(placement);
        }
    }

    private static boolean isRecurrentOfKeras(Placement placement) {
        return placement.time() == TimeSharing.PER_SEQUENCE && placement.gates() == GateSharing.PER_GATE;
    }

    private void leaveOut(Placement placement) {
        leftOut.add(text(placement));
    }

    private static String text(Placement placement) {
        return placement.ref().key() + " " + NumberText.of(placement.rate()) + " ("
                + placement.time().key()
                + (placement.site().gates().size() > 1
                        ? ", " + placement.gates().key()
                        : "") + ")";
    }
}
