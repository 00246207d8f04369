package org.dropwhere.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.task.Task;

/**
 * Sequences drawn from a synthetic task, anew for each seed and the same for all variants of a seed. Each part has as
 * many sequences of label 1 as of label 0 (one more of either if its size is odd). More sequences of a part leave those
 * before them as they are.
 *
 * @param task the rule that labels a sequence
 * @param lengths time steps of a sequence
 * @param vocabulary number of different tokens, 2 (bits) or more, without the one that pads
 * @param train sequences to train on
 * @param validation sequences that choose the best epoch
 * @param test sequences held out for the final figures
 * @param labelNoise share of the training labels that are flipped, in [0, 0.5), rounded to whole labels and taken from
 *     both classes evenly; validation and test labels stay true
 * @param pad the one length that sequences are brought to; the task's tokens are then numbered from 1, because 0 pads
 */
public record TaskData(
        Task task, Lengths lengths, int vocabulary, int train, int validation, int test, double labelNoise, Pad pad)
        implements Data {
    /** The key of this source in an experiment file. */
    public static final String SOURCE = "task";

    /** Sequences of one length. */
    public TaskData(Task task, int length, int vocabulary, int train, int validation, int test, double labelNoise) {
        this(task, Lengths.all(length), vocabulary, train, validation, test, labelNoise, Pad.NONE);
    }

    /** Number of different tokens that a network reads. */
    public int tokens() {
        return pad.isNone() ? vocabulary : vocabulary + 1;
    }

    @Override
    public boolean isSharedBySeeds() {
        return false;
    }

    @Override
    public boolean isTestShared() {
        return false;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Map<String, Object> identity(String digest) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put(SOURCE, task.kind().key());
        task.kind()
                .settings()
                .forEach(setting -> identity.put(setting.key(), task.values().of(setting.key())));
        identity.put("length", lengths.from());
        if (!lengths.isOne()) {
            identity.put("longest", lengths.to());
        }
        identity.put("vocabulary", vocabulary);
        identity.put("train", train);
        identity.put("validation", validation);
        identity.put("test", test);
        identity.put("label-noise", labelNoise);
        identity.putAll(pad.identity());
        return identity;
    }
}
