package org.dropwhere.data;

import java.util.Optional;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.task.SequenceGenerator;
import org.dropwhere.spec.task.TaskKind;

/**
 * Writes a task's sequences of any of its lengths. What a generator prepares for a length it prepares once, when the
 * first sequence has it.
 */
final class GeneratorsByLength {
    private final TaskData data;
    private final SequenceGenerator[] made;

    private GeneratorsByLength(TaskData data) {
        this.data = data;
        made = new SequenceGenerator[data.lengths().to() - data.lengths().from() + 1];
    }

    /**
     * Those of a task.
     *
     * @throws IllegalArgumentException if the task or the values of its settings do not fit the shortest length or the
     *     vocabulary
     */
    static GeneratorsByLength of(TaskData data) {
        GeneratorsByLength generators = new GeneratorsByLength(data);
        generators.ofLength(data.lengths().from());
        return generators;
    }

    /** Time steps of a sequence, each number of them as likely as another. */
    int length(RandomStream stream, int sequence) {
        Lengths lengths = data.lengths();
        return lengths.from() + stream.below(made.length, sequence);
    }

    /** Writes a sequence of the array's length. */
    void fill(int[] tokens, int label, RandomStream stream) {
        ofLength(tokens.length).fill(tokens, label, stream);
    }

    private SequenceGenerator ofLength(int length) {
        int place = length - data.lengths().from();
        SequenceGenerator generator = Optional.ofNullable(made[place])
                .orElseGet(() -> TaskKind.checkedGenerator(data.task(), length, data.vocabulary()));
        made[place] = generator;
        return generator;
    }
}
