package org.dropwhere.data;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.task.CopyFirst;
import org.dropwhere.spec.task.DelayedRecall;
import org.dropwhere.spec.task.Majority;
import org.dropwhere.spec.task.Parity;
import org.dropwhere.spec.task.Task;
import org.dropwhere.spec.task.TemporalOrder;

/** The label as the task's definition has it, read off the tokens; empty if no sequence of the task is like that. */
final class LabelRule {
    private LabelRule() {}

    static OptionalInt label(TaskData data, int[] tokens) {
        Task task = data.task();
        int vocabulary = data.vocabulary();
        if (task instanceof Majority majority) {
            long upper = count(tokens, token -> isUpper(token, vocabulary));
            long lower = count(tokens, token -> isLower(token, vocabulary));
            return decided(upper - lower >= majority.margin(), lower - upper >= majority.margin());
        }
        if (task instanceof TemporalOrder order) {
            int[] x = steps(tokens, vocabulary - 2);
            int[] y = steps(tokens, vocabulary - 1);
            int start = tokens.length - order.withinLast();
            boolean valid = x.length == 1 && y.length == 1 && x[0] >= start && y[0] >= start;
            return decided(valid && x[0] < y[0], valid && y[0] < x[0]);
        }
        if (task instanceof DelayedRecall recall) {
            int token = tokens[tokens.length - 1 - recall.delay()];
            return decided(isUpper(token, vocabulary), isLower(token, vocabulary));
        }
        if (task instanceof Parity parity) {
            int[] last = Arrays.copyOfRange(tokens, tokens.length - parity.bits(), tokens.length);
            boolean odd = count(last, token -> token % 2 == 1) % 2 == 1;
            return decided(odd, !odd);
        }
        if (task instanceof CopyFirst) {
            return decided(isUpper(tokens[0], vocabulary), isLower(tokens[0], vocabulary));
        }
        throw new IllegalArgumentException(task.kind().key() + " has no rule without chance");
    }

    private static OptionalInt decided(boolean one, boolean zero) {
        return one ? OptionalInt.of(1) : zero ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private static boolean isUpper(int token, int vocabulary) {
        return 2 * token > vocabulary - 1;
    }

    private static boolean isLower(int token, int vocabulary) {
        return 2 * token < vocabulary - 1;
    }

    private static int[] steps(int[] tokens, int token) {
        return IntStream.range(0, tokens.length).filter(t -> tokens[t] == token).toArray();
    }

    private static long count(int[] tokens, IntPredicate condition) {
        return Arrays.stream(tokens).filter(condition).count();
    }
}
