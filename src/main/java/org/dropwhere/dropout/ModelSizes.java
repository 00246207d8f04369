package org.dropwhere.dropout;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * What decides how large masks are.
 *
 * @param vocabulary types of tokens
 * @param embedding features of the embedding
 * @param units units of the LSTM
 * @param length time steps
 */
public record ModelSizes(int vocabulary, int embedding, int units, int length) {
    private static final int GATES = CellKind.LSTM.gates().size();

    /** What the masks of a site act on, in so many batches of so many sequences. */
    public MaskSize at(Site site, int batches, int sequences) {
        return switch (site) {
            case WORD_TYPE -> new MaskSize(batches, GATES, length, sequences, vocabulary);
            case TOKEN, AFTER_EMBEDDING, LSTM_INPUT -> new MaskSize(batches, GATES, length, sequences, embedding);
            case LSTM_RECURRENT -> new MaskSize(batches, GATES, length, sequences, units);
            case RECURRENT_WEIGHTS -> new MaskSize(batches, GATES, length, sequences, units * units);
            case GATE_OUTPUTS -> new MaskSize(batches, GATES - 1, length, sequences, units);
            case CANDIDATE, CELL, ZONEOUT_CELL, ZONEOUT_HIDDEN -> new MaskSize(batches, 1, length, sequences, units);
            // On the last hidden state alone.
            case AFTER_LSTM -> new MaskSize(batches, 1, 1, sequences, units);
        };
    }

    /** What a placement needs for the first steps of the first sequences of a batch, see {@link BatchMasks#fill}. */
    public List<MaskRequest> requests(Placement placement, int steps, int sequences) {
        Site site = placement.site();
        int elements = site == Site.RECURRENT_WEIGHTS ? units : at(site, 1, 1).features();
        MaskShape shape = MaskShape.of(placement, sequences, elements);
        List<MaskRequest> requests = new ArrayList<>();
        for (int gate : shape.gates()) {
            for (int step = 0; step < (placement.time().changesWithTime() ? steps : 1); step++) {
                requests.add(new MaskRequest(placement, gate, step, 0, shape.rows(), shape.features()));
            }
        }
        return requests;
    }
}
