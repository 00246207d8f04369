package org.dropwhere.execution;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which cluster trains, and how.
 *
 * @param master its address, such as {@code spark://host:7077}
 * @param configuration its own settings, by key
 * @param checkpoints URI of a folder that all its machines reach, for the state of unfinished trials; absent if a trial
 *     whose machine is lost begins anew
 * @param sameKernels whether it refuses machines that would compute other numbers
 * @param messages hears, from any thread, in sentences, what the user should know of its machines
 */
public record ClusterSettings(
        String master,
        Map<String, String> configuration,
        Optional<String> checkpoints,
        boolean sameKernels,
        Consumer<String> messages) {
    /** Copies the map. */
    public ClusterSettings {
        configuration = new TreeMap<>(configuration);
    }
}
