package org.dropwhere.tracking.mlflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.dropwhere.spec.Training;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Sha256;
import org.dropwhere.text.Words;
import org.dropwhere.tracking.TrackedRun;
import org.dropwhere.tracking.TrackedValue;
import org.dropwhere.training.Outcome;

/**
 * A run as MLflow has it. No clock is read: what happened after an epoch has that many seconds after 1970 began as its
 * time.
 *
 * @param key by which it is known again, in the tag {@link #KEY}
 * @param name for people
 * @param hasFinished whether it ended well
 * @param epochs how many were completed
 * @param params its settings
 * @param metrics its numbers
 * @param tags other texts, without {@link #KEY} and {@link #CONTENT}
 * @param artifacts files by their paths
 */
record LoggedRun(
        String key,
        String name,
        boolean hasFinished,
        int epochs,
        Map<String, String> params,
        List<TrackedValue> metrics,
        Map<String, String> tags,
        Map<String, byte[]> artifacts) {
    /** The tag that tells which of this program's runs it is. */
    static final String KEY = "dropwhere.run";
    /** The tag with a digest of all that was logged; it is logged last, so that what has it is whole. */
    static final String CONTENT = "dropwhere.content";

    /** Of a key, as MLflow's {@code utils/validation.py} has it. */
    private static final int LONGEST_KEY = 250;
    /** Of a parameter's value; releases allow 500 to 6000. */
    private static final int LONGEST_VALUE = 500;

    private static final int MILLIS = 1000;

    /** Copies maps and list, whose order they keep. */
    LoggedRun {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        metrics = List.copyOf(metrics);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
    }

    /** A trial's. */
    static LoggedRun of(TrackedRun run) {
        Map<String, String> params = new LinkedHashMap<>();
        run.settings().forEach((name, value) -> put(params, name, value));
        Training training = run.run().trial().description().training();
        put(params, "training.epochs", (double) training.epochs());
        put(params, "training.batch-size", (double) training.batchSize());
        put(params, "training.optimizer", training.optimizer().key());
        training.optimizer().settings().forEach((name, value) -> put(params, "optimizer." + name, value));
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("dropwhere.trial", run.run().trial().id());
        if (run.outcome() instanceof Outcome.Failed failed) {
            tags.put("mlflow.note.content", "Failed in epoch " + failed.epoch() + ": " + failed.reason());
        }
        return new LoggedRun(
                run.run().trial().id() + " " + run.name(),
                run.name(),
                run.hasFinished(),
                run.outcome().epochs().size(),
                params,
                run.values(),
                tags,
                Map.of());
    }

    /** The report's, which has files only. */
    static LoggedRun ofReport(SortedMap<String, byte[]> files) {
        return new LoggedRun("report", "report", true, 0, Map.of(), List.of(), Map.of(), files);
    }

    private static void put(Map<String, String> params, String name, Object value) {
        String text = value instanceof Double number ? NumberText.of(number) : value.toString();
        params.putIfAbsent(key(name), Words.shortened(text, LONGEST_VALUE - " ... ".length()));
    }

    /** MLflow knows letters, digits and {@code _-. }; a slash or nothing but dots would lead to another folder. */
    static String key(String name) {
        String key = name.replaceAll("[^\\p{IsAlphabetic}0-9_. -]", "_");
        String distinct = key.matches("\\.*") ? "_" + key.replace('.', '_') : key;
        return distinct.substring(0, Math.min(distinct.length(), LONGEST_KEY));
    }

    /** When it ended, in milliseconds after 1970 began. */
    long endTime() {
        return time(epochs);
    }

    static long time(int epoch) {
        return (long) epoch * MILLIS;
    }

    /** A digest of all of it, in hexadecimal digits. */
    String content() {
        List<String> lines = new ArrayList<>(List.of(key, name, String.valueOf(hasFinished)));
        params.forEach((param, value) -> lines.add(param + "=" + value));
        metrics.forEach(metric -> lines.add(metric.name() + " " + metric.epoch() + " " + metric.value()));
        tags.forEach((tag, value) -> lines.add(tag + "=" + value));
        artifacts.forEach((file, bytes) -> lines.add(file + " " + Sha256.of(bytes)));
        return Sha256.of(String.join("\n", lines));
    }
}
