package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens, for scripts: JSON Lines on standard output. Keys are those of the results folder's files, and part of
 * what the program promises: README.md has them all.
 */
final class Events {
    private final JsonMapper mapper = new JsonMapper();
    private final PrintWriter out;

    Events(PrintWriter out) {
        this.out = out;
    }

    /** Writes one line, whole. */
    void write(String event, Map<String, ?> values) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(values);
        out.println(mapper.writeValueAsString(line));
    }

    /** What every event of a trial begins with. */
    static Map<String, Object> of(Plan plan, Trial trial) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("trial", trial.id());
        values.put("name", Wording.name(plan, trial));
        values.put("seed", trial.description().seed());
        return values;
    }

    /** The arms for which a trial answers, with the values of the sweep's axes. */
    static List<Map<String, Object>> arms(Plan plan, Trial trial) {
        return plan.runs(trial).stream().map(cell -> arm(cell.arm())).toList();
    }

    private static Map<String, Object> arm(Arm arm) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("variant", arm.variant());
        values.put("axes", arm.point().values());
        return values;
    }
}
