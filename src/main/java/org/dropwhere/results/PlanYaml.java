package org.dropwhere.results;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.plan.Cell;
import org.dropwhere.plan.Plan;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The text of {@code plan.yaml}: the resolved experiment, then the trials in the order of the plan. */
final class PlanYaml {
    private PlanYaml() {}

    static String of(Plan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", Plain.of(plan.experiment()));
        map.put("trials", plan.cells().stream().map(PlanYaml::trial).toList());
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setBestLineBreak("\n")
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(map);
    }

    private static Map<String, Object> trial(Cell cell) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("variant", cell.arm().variant());
        map.putAll(cell.arm().point().values());
        map.put("seed", cell.seed());
        map.put("id", cell.trial().id());
        return map;
    }
}
