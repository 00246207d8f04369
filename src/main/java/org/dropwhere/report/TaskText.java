package org.dropwhere.report;

import org.dropwhere.spec.Task;
import org.dropwhere.text.NumberText;

/** A task in a few words. */
public final class TaskText {
    private TaskText() {}

    /** A task with its settings, for example {@code temporal-order (within-last 80)}. */
    public static String of(Task task) {
        return task.key() + " (" + settings(task) + ")";
    }

    private static String settings(Task task) {
        if (task instanceof Task.Majority majority) {
            return "margin " + majority.margin();
        }
        if (task instanceof Task.TemporalOrder order) {
            return "within-last " + order.withinLast();
        }
        if (task instanceof Task.DelayedRecall recall) {
            return "delay " + recall.delay();
        }
        if (task instanceof Task.Parity parity) {
            return "bits " + parity.bits();
        }
        return "strength " + NumberText.of(((Task.Bigram) task).strength());
    }
}
