package org.dropwhere.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.text.NumberText;

/**
 * Settings of a trial as paths and values, for example {@code training.batch-size} and {@code 32}; items of lists are
 * numbered from 1.
 */
public final class FlatSettings {
    private FlatSettings() {}

    /** All that decides a trial's numbers but where it drops and its seed, in the order of the records. */
    public static Map<String, String> of(TrialDescription description) {
        Map<String, Object> plain = StoredForm.map(description);
        plain.remove("placements");
        plain.remove("seed");
        Map<String, String> flat = new LinkedHashMap<>();
        plain.forEach((key, value) -> flatten(key, value, flat));
        return flat;
    }

    private static void flatten(String path, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> flatten(key.equals(StoredForm.KIND) ? path : path + "." + key, child, flat));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "." + (i + 1), list.get(i), flat);
            }
        } else {
            flat.put(path, value instanceof Double number ? NumberText.of(number) : String.valueOf(value));
        }
    }
}
