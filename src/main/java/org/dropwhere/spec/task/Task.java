package org.dropwhere.spec.task;

import java.io.Serializable;
import org.dropwhere.spec.setting.Values;

/**
 * A rule that gives a sequence of tokens its label, with the rule's own settings.
 *
 * <p>A further task is a record with a constant {@code KIND}, named here: {@link Tasks} lists what this interface
 * permits. Its record components are the keys of its settings ({@code withinLast} is {@code within-last}), since stored
 * plans name them so. Except for {@link Bigram}, all sequences that fit a label are equally likely.
 */
public sealed interface Task extends Serializable
        permits Majority, //
                TemporalOrder,
                DelayedRecall,
                Parity,
                Bigram,
                CopyFirst {

    /** What all tasks of this kind have in common. */
    TaskKind kind();

    /** The values of the kind's settings. */
    Values values();

    /**
     * Draws sequences of this task. The settings fit the length and the vocabulary; {@link TaskKind#checkedGenerator}
     * checks it.
     *
     * @param length time steps of a sequence
     * @param vocabulary number of different tokens
     */
    SequenceGenerator generator(int length, int vocabulary);
}
