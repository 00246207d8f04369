package org.dropwhere.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.report.PlacementText;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.Placement;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.mask.MaskCheck;
import org.dropwhere.statistics.mask.MaskChecks;
import org.dropwhere.training.MaskProbe;

/** What was expected of masks, and what was measured, as a table: a line for each thing that is checked. */
final class MasksTable {
    private MasksTable() {}

    /** The lines of the arms that are one model. */
    static List<Row> rows(String arms, List<Placement> placements, MaskProbe probe) {
        if (placements.isEmpty()) {
            return List.of(new Row(arms, "no dropout", Optional.empty()));
        }
        List<Row> rows = new ArrayList<>();
        for (Placement placement : placements) {
            checks(placement, probe)
                    .forEach(check -> rows.add(new Row(arms, PlacementText.site(placement.ref()), Optional.of(check))));
        }
        return rows;
    }

    private static List<MaskCheck> checks(Placement placement, MaskProbe probe) {
        return Optional.ofNullable(probe.training().get(placement))
                .map((List<DrawnMasks> masks) ->
                        MaskChecks.of(masks, probe.evaluation().contains(placement)))
                .orElseGet(() -> MaskChecks.ofNone(placement));
    }

    /** The table of some lines. */
    static ResultTable of(List<Row> rows) {
        return new ResultTable(List.of(
                TableColumn.words("variant", rows, Row::arms),
                TableColumn.words("site", rows, Row::site),
                TableColumn.words("what", rows, row -> row.words(MaskCheck::what)),
                TableColumn.words("promised", rows, row -> row.words(MaskCheck::promised)),
                TableColumn.words("measured", rows, row -> row.words(MaskCheck::measured)),
                TableColumn.rounded("95 % from", rows, row -> row.end(Interval::low)),
                TableColumn.rounded("to", rows, row -> row.end(Interval::high)),
                TableColumn.words("verdict", rows, row -> row.words(MaskCheck::verdict))));
    }

    /**
     * A line.
     *
     * @param arms the variants, and points of a sweep, that it is about
     * @param site where they drop
     * @param check absent if they drop nowhere
     */
    record Row(String arms, String site, Optional<MaskCheck> check) {

        boolean isWrong() {
            return check.isPresent() && !check.get().ok();
        }

        private String words(Function<MaskCheck, String> part) {
            return check.map(part).orElse("");
        }

        private OptionalDouble end(ToDoubleFunction<Interval> end) {
            return check.flatMap(MaskCheck::ci95)
                    .map(interval -> OptionalDouble.of(end.applyAsDouble(interval)))
                    .orElse(OptionalDouble.empty());
        }
    }
}
