package org.dropwhere.spec;

import java.util.List;

/**
 * An experiment: what a file describes, checked, with all defaults filled in.
 *
 * @param name names the results folder: lower-case letters, digits and hyphens
 * @param question what the experiment asks, in words; may be empty
 * @param data where sequences come from
 * @param model what is trained
 * @param training how it is trained
 * @param seeds one trial of every variant for each, distinct, in ascending order
 * @param variants at least one, names distinct, in the file's order; the first is what others are compared with, unless
 *     the analysis has comparisons of its own
 * @param analysis how they are compared
 */
public record Experiment(
        String name,
        String question,
        Data data,
        ModelSpec model,
        Training training,
        List<Long> seeds,
        List<Variant> variants,
        Analysis analysis) {

    /** Copies the lists. */
    public Experiment {
        seeds = List.copyOf(seeds);
        variants = List.copyOf(variants);
    }

    /** With the default analysis. */
    public Experiment(
            String name,
            String question,
            Data data,
            ModelSpec model,
            Training training,
            List<Long> seeds,
            List<Variant> variants) {
        this(name, question, data, model, training, seeds, variants, Analysis.DEFAULT);
    }

    /** The same with other seeds. */
    public Experiment withSeeds(List<Long> seeds) {
        return new Experiment(name, question, data, model, training, seeds, variants, analysis);
    }

    /** The same with other data. */
    public Experiment withData(Data data) {
        return new Experiment(name, question, data, model, training, seeds, variants, analysis);
    }

    /** What is compared: what the file declares, or else each variant with the first. */
    public List<Contrast> comparisons() {
        return analysis.comparisons().isEmpty()
                ? variants.stream()
                        .skip(1)
                        .map(variant ->
                                new Contrast(variant.name(), variants.get(0).name()))
                        .toList()
                : analysis.comparisons();
    }
}
