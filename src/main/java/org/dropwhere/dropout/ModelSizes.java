package org.dropwhere.dropout;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;

/**
 * The sizes of a model that decide how large its masks are.
 *
 * @param vocabulary types of tokens
 * @param embedding features of the embedding
 * @param recurrent the recurrent layers, from the input upwards
 * @param dense the hidden dense layers, from the recurrent layers upwards
 * @param length time steps
 */
public record ModelSizes(
        int vocabulary, int embedding, List<RecurrentSpec> recurrent, List<DenseSpec> dense, int length) {

    /** Copies the lists. */
    public ModelSizes {
        recurrent = List.copyOf(recurrent);
        dense = List.copyOf(dense);
    }

    /**
     * The sizes of a model.
     *
     * @param vocabulary types of tokens
     * @param length time steps
     */
    public static ModelSizes of(ModelSpec model, int vocabulary, int length) {
        return new ModelSizes(vocabulary, model.input().width(vocabulary), model.recurrent(), model.dense(), length);
    }

    /**
     * The sizes of the layer of a site.
     *
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public LayerSizes layer(SiteRef ref) {
        if (ref.site() != Site.DENSE) {
            return layer(ref.layer());
        }
        int last = recurrent.size();
        int units = dense.get(ref.layer() - 1).units();
        int inputs = ref.layer() == 1
                ? recurrent.get(last - 1).outputs()
                : dense.get(ref.layer() - 2).units();
        return new LayerSizes(recurrent.get(last - 1).cell(), vocabulary, inputs, units, units);
    }

    /**
     * The sizes of a recurrent layer.
     *
     * @param number from 1
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public LayerSizes layer(int number) {
        RecurrentSpec layer = recurrent.get(number - 1);
        int inputs = number == 1 ? embedding : recurrent.get(number - 2).outputs();
        return new LayerSizes(layer.cell(), vocabulary, inputs, layer.units(), layer.outputs());
    }

    /** The extent of what a site's masks act on, in some batches of some sequences each. */
    public MaskSize at(SiteRef ref, int batches, int sequences) {
        Site site = ref.site();
        LayerSizes sizes = layer(ref);
        int gates = Math.max(1, sizes.cell().gatesBehind(site).size());
        // After pooling there is no time.
        int steps = site == Site.AFTER_LSTM || site == Site.DENSE ? 1 : length;
        int width = sizes.width(site);
        return new MaskSize(batches, gates, steps, sequences, site == Site.RECURRENT_WEIGHTS ? width * width : width);
    }

    /**
     * The masks that a placement needs for the first steps of the first sequences of a batch; of the forward direction
     * alone where a layer reads both ways.
     */
    public List<MaskRequest> requests(Placement placement, int steps, int sequences) {
        MaskShape shape = MaskShape.of(placement, sequences, layer(placement.ref()));
        int needed = placement.time().changesWithTime() ? steps : 1;
        List<MaskRequest> requests = new ArrayList<>();
        for (int gate : shape.gates()) {
            for (int step = 0; step < needed; step++) {
                requests.add(new MaskRequest(placement, gate, step, 0, shape.rows(), shape.features()));
            }
        }
        return requests;
    }
}
