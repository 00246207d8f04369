package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Trial;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events for scripts: JSON Lines on standard output. The keys are those of the results folder's files; they are
 * documented in {@code src/site/markdown/commands.md}, and kept from release to release.
 */
final class Events {
    private final JsonMapper mapper = new JsonMapper();
    private final PrintWriter out;

    Events(PrintWriter out) {
        this.out = out;
    }

    /** Writes one line. */
    void write(String event, Map<String, ?> values) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(values);
        out.println(mapper.writeValueAsString(line));
    }

    /**
     * What every event of a trial begins with. {@code seed} is the seed that decides its numbers; with independent
     * seeds that is one derived for the variant, while the trial's name has the experiment's.
     */
    static Map<String, Object> of(TrialNames names, Trial trial) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("trial", trial.id());
        values.put("name", names.name(trial));
        values.put("seed", trial.description().seed());
        return values;
    }

    /** The arms for which a trial answers, with the values of the sweep's axes. */
    static List<Map<String, Object>> arms(TrialNames names, Trial trial) {
        return names.armsOf(trial).stream().map(Events::arm).toList();
    }

    private static Map<String, Object> arm(Arm arm) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("variant", arm.variant());
        values.put("axes", arm.point().values());
        return values;
    }
}
