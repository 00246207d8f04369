package org.dropwhere.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.spec.task.Task;

/**
 * Sequences drawn from a synthetic task, anew for each seed and the same for all variants of a seed. Each part has as
 * many sequences of label 1 as of label 0 (one more of either if its size is odd). More sequences of a part leave those
 * before them as they are.
 *
 * @param task the rule that labels a sequence
 * @param length time steps of a sequence
 * @param vocabulary number of different tokens, 2 (bits) or more
 * @param train sequences to train on
 * @param validation sequences that choose the best epoch
 * @param test sequences held out for the final figures
 * @param labelNoise share of the training labels that are flipped, in [0, 0.5), rounded to whole labels and taken from
 *     both classes evenly; validation and test labels stay true
 */
public record TaskData(Task task, int length, int vocabulary, int train, int validation, int test, double labelNoise)
        implements Data {
    /** The key of this source in an experiment file. */
    public static final String SOURCE = "task";

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
        identity.put("length", length);
        identity.put("vocabulary", vocabulary);
        identity.put("train", train);
        identity.put("validation", validation);
        identity.put("test", test);
        identity.put("label-noise", labelNoise);
        return identity;
    }
}
