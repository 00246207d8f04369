package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropwhere.report.MachineKinds;
import org.dropwhere.report.MachineKindsTable;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/**
 * What computed the trials: each different value once, and how many trials have it; and if kinds of machines differ,
 * which computed what.
 */
final class ProvenanceSection {
    private record Row(String what, String value, int trials) {}

    private ProvenanceSection() {}

    static Section of(ReportData report) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (Map<String, String> provenance : report.provenances()) {
            provenance.forEach((what, value) ->
                    counts.computeIfAbsent(what, key -> new TreeMap<>()).merge(value, 1, Integer::sum));
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((what, values) -> values.forEach((value, trials) -> rows.add(new Row(what, value, trials))));
        if (rows.isEmpty()) {
            return new Section("provenance", "Provenance", List.of());
        }
        ResultTable table = new ResultTable(List.of(
                TableColumn.words("what", rows, Row::what),
                TableColumn.words("value", rows, Row::value),
                TableColumn.wholes("trials", rows, Row::trials)));
        List<DomContent> content = new ArrayList<>();
        content.add(Html.scrolled("What computed the trials", table));
        content.add(p("Programs of one numeric version give the same numbers on the same kind of machine,"
                + " whatever the number of jobs; another CPU or BLAS may round otherwise."));
        MachineKinds kinds = report.kinds();
        if (kinds.areSeveral()) {
            content.add(Html.scrolled(
                    "Which kind of machine computed which trials", MachineKindsTable.of(report.results(), kinds)));
        }
        return new Section("provenance", "Provenance", content);
    }
}
