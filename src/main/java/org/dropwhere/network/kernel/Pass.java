package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.LayerSizes;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;

/**
 * One way of a recurrent layer over a sequence. A layer that reads both ways has two, with weights and masks of their
 * own.
 *
 * @param layer the layer's number, from 1
 * @param spec the layer
 * @param isSecond whether it is the backward one of two
 * @param sizes of the layer
 * @param chunkRows sequences of a chunk
 * @param longest steps at most
 * @param placements where the model drops
 */
record Pass(
        int layer,
        RecurrentSpec spec,
        boolean isSecond,
        LayerSizes sizes,
        int chunkRows,
        int longest,
        List<Placement> placements) {

    /** The passes of a layer, the forward one first. */
    static List<Pass> of(int layer, NetworkSizes sizes, List<Placement> placements) {
        RecurrentSpec spec = sizes.model().recurrent().get(layer - 1);
        LayerSizes layerSizes = sizes.masks().layer(layer);
        List<Pass> passes = new ArrayList<>();
        passes.add(new Pass(layer, spec, false, layerSizes, sizes.chunkRows(), sizes.longest(), placements));
        if (spec.direction().isBidirectional()) {
            passes.add(new Pass(layer, spec, true, layerSizes, sizes.chunkRows(), sizes.longest(), placements));
        }
        return passes;
    }

    /** The same with dropout elsewhere. */
    Pass with(List<Placement> others) {
        return new Pass(layer, spec, isSecond, sizes, chunkRows, longest, others);
    }

    int gates() {
        return sizes.cell().gates().size();
    }

    /** Features of what it reads at a step. */
    int inputs() {
        return sizes.inputs();
    }

    int units() {
        return sizes.units();
    }

    TimeOrder order() {
        return isSecond || spec.direction() == Direction.BACKWARD ? TimeOrder.BACKWARD : TimeOrder.FORWARD;
    }

    /** What it reads at a step, by its index in the sequences. */
    int index(int step, BatchRows batch) {
        return order().index(step, batch.length());
    }

    /** Rows that are computed at a step. */
    int rows(int step, BatchRows batch) {
        return batch.rowsAt(index(step, batch));
    }

    /** The name of one of its arrays in {@link ParameterLayout}. */
    String name(String array) {
        return ParameterLayout.prefix(layer, sizes.cell(), isSecond) + array;
    }

    Optional<Placement> placement(Site site) {
        return Placement.at(new SiteRef(layer, site), placements);
    }

    /** The mask of a site in the layer, if there is dropout. */
    Optional<Mask> mask(Site site) {
        return placement(site).map(placement -> new Mask(placement, sizes, chunkRows, isSecond, order()));
    }
}
