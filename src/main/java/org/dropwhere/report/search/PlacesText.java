package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.spec.Site;
import org.dropwhere.text.Words;

/** What became of the candidates of a part of the network. */
final class PlacesText {
    /**
     * A part of the network.
     *
     * @param where in words
     * @param sites that are in it
     */
    private record Part(String where, Set<Site> sites) {}

    private static final List<Part> PARTS = List.of(
            new Part("in and after the embedding", Set.of(Site.WORD_TYPE, Site.TOKEN, Site.AFTER_EMBEDDING)),
            new Part(
                    "where the gates read",
                    Set.of(Site.LSTM_INPUT, Site.LSTM_RECURRENT, Site.RECURRENT_WEIGHTS, Site.STATE)),
            new Part(
                    "inside the cell",
                    Set.of(Site.GATE_OUTPUTS, Site.CANDIDATE, Site.CELL, Site.ZONEOUT_CELL, Site.ZONEOUT_HIDDEN)),
            new Part("behind the recurrent layers", Set.of(Site.BETWEEN_LAYERS, Site.AFTER_LSTM, Site.DENSE)));

    private PlacesText() {}

    /** A sentence about the parts of the network of which every candidate has been beaten; absent if there are none. */
    static Optional<String> beaten(List<Candidate> candidates) {
        List<String> parts = new ArrayList<>();
        for (Part part : PARTS) {
            List<Candidate> there = candidates.stream()
                    .filter(candidate -> isIn(part, candidate))
                    .toList();
            if (!there.isEmpty()
                    && there.stream().allMatch(candidate -> candidate.ending() == Candidate.Ending.BEATEN)) {
                parts.add(part.where() + " (" + there.size() + ")");
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Every candidate that drops only " + Words.list(parts, "or") + " was worse and left the race.");
    }

    private static boolean isIn(Part part, Candidate candidate) {
        return !candidate.variant().placements().isEmpty()
                && candidate.variant().placements().stream()
                        .allMatch(placement -> part.sites().contains(placement.site()));
    }
}
