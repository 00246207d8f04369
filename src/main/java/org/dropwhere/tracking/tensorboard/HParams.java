package org.dropwhere.tracking.tensorboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dropwhere.tracking.TrackedPlan;
import org.dropwhere.tracking.TrackedRun;
import org.dropwhere.tracking.ValueNames;

/**
 * Data of TensorBoard's HParams plugin. Messages and field numbers are those of its {@code plugin_data.proto} and
 * {@code api.proto} (TensorBoard 2.21); values are those of {@code google/protobuf/struct.proto}.
 */
final class HParams {
    private static final String PLUGIN = "hparams";
    private static final int STATUS_SUCCESS = 1;
    private static final int STATUS_FAILURE = 2;
    private static final int TYPE_STRING = 1;
    private static final int TYPE_FLOAT_64 = 3;
    private static final int DATASET_TRAINING = 1;
    private static final int DATASET_VALIDATION = 2;

    private HParams() {}

    /** What the runs of an experiment differ in, and which scalars are their results. */
    static void addExperiment(TrackedPlan plan, Events events) {
        Message experiment = new Message().text(6, plan.plan().experiment().name());
        Map<String, SortedSet<Object>> domains = new LinkedHashMap<>();
        for (Map<String, Object> settings : plan.settings()) {
            settings.forEach((name, value) -> domains.computeIfAbsent(name, first -> new TreeSet<>(HParams::compare))
                    .add(value));
        }
        domains.forEach((name, values) -> experiment.message(4, hparam(name, values)));
        ValueNames.important(plan.plan()).forEach(metric -> experiment.message(5, metric(metric)));
        events.pluginData("_hparams_/experiment", PLUGIN, new Message().message(2, experiment));
    }

    /** Numbers before words. */
    private static int compare(Object one, Object other) {
        if (one instanceof Double number && other instanceof Double otherNumber) {
            return number.compareTo(otherNumber);
        }
        return one instanceof Double
                ? -1
                : other instanceof Double ? 1 : one.toString().compareTo(other.toString());
    }

    /** With all its values. */
    private static Message hparam(String name, SortedSet<Object> values) {
        boolean numbers = values.stream().allMatch(Double.class::isInstance);
        Message domain = new Message();
        values.forEach(value -> domain.message(1, value(value)));
        return new Message()
                .text(1, name)
                .number(4, numbers ? TYPE_FLOAT_64 : TYPE_STRING)
                .message(5, domain)
                .number(7, values.size() > 1 ? 1 : 0);
    }

    private static Message metric(String tag) {
        Message metric = new Message().message(1, new Message().text(2, tag)).text(3, tag);
        if (tag.endsWith("/validation")) {
            return metric.number(5, DATASET_VALIDATION);
        }
        return tag.contains("/train") ? metric.number(5, DATASET_TRAINING) : metric;
    }

    /** A run begins, with its settings. */
    static void addStart(TrackedRun run, Events events) {
        Message start = new Message();
        run.settings()
                .forEach((name, value) ->
                        start.message(1, new Message().text(1, name).message(2, value(value))));
        start.text(4, run.name());
        events.pluginData("_hparams_/session_start_info", PLUGIN, new Message().message(3, start));
    }

    /** A run ends, well or not. */
    static void addEnd(TrackedRun run, Events events) {
        Message end = new Message().number(1, run.hasFinished() ? STATUS_SUCCESS : STATUS_FAILURE);
        events.pluginData("_hparams_/session_end_info", PLUGIN, new Message().message(4, end));
    }

    private static Message value(Object value) {
        return value instanceof Double number ? new Message().real(2, number) : new Message().text(3, value.toString());
    }
}
