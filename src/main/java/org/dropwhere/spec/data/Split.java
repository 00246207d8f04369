package org.dropwhere.spec.data;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the sequences that no file gives to a part are divided among the parts; what no other part gets is to train on.
 *
 * @param validation share of all sequences that are divided, in [0, 1); 0 if a file has the part
 * @param test likewise; 0 too if there are folds
 * @param stratified whether each part gets the same share of either label
 * @param perSeed whether each seed divides them anew
 * @param folds k where seed s tests on the ((s - 1) mod k)-th of k folds, divided anew after each k seeds; otherwise 0
 */
public record Split(double validation, double test, boolean stratified, boolean perSeed, int folds)
        implements Serializable {
    /** Files have all parts. */
    public static final Split NONE = new Split(0, 0, true, false, 0);

    /** Whether nothing is divided. */
    public boolean isNone() {
        return validation == 0 && test == 0 && folds == 0;
    }

    /** Whether all seeds have the same parts. */
    public boolean isFixed() {
        return !perSeed && folds == 0;
    }

    /** All that decides the parts, by the keys of an experiment file. */
    public Map<String, Object> identity() {
        Map<String, Object> identity = new LinkedHashMap<>();
        if (!isNone()) {
            identity.put("split.validation", validation);
            identity.put("split.test", test);
            identity.put("split.stratified", stratified);
            identity.put("split.per-seed", perSeed);
            identity.put("split.folds", folds);
        }
        return identity;
    }
}
