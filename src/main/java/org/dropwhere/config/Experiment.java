package org.dropwhere.config;

import java.util.List;

/**
 * A whole experiment file, checked and complete.
 *
 * @param name names the results folder: lower-case letters, digits and hyphens
 * @param question what the experiment asks, in words; may be empty
 * @param data where sequences come from
 * @param model what is trained
 * @param training how it is trained
 * @param seeds one trial of every variant for each, distinct, in ascending order
 * @param variants at least one, names distinct, in the file's order; the first is what others are compared with
 */
public record Experiment(
        String name,
        String question,
        Data data,
        Model model,
        Training training,
        List<Long> seeds,
        List<Variant> variants) {

    /** Copies the lists. */
    public Experiment {
        seeds = List.copyOf(seeds);
        variants = List.copyOf(variants);
    }
}
