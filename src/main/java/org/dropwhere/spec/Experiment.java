package org.dropwhere.spec;

import java.util.List;
import java.util.Optional;

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
 * @param keep what trials keep beside their numbers, if anything
 * @param search how the best place of dropout is searched for, if the file says so
 */
public record Experiment(
        String name,
        String question,
        Data data,
        ModelSpec model,
        Training training,
        List<Long> seeds,
        List<Variant> variants,
        Analysis analysis,
        Optional<Keep> keep,
        Optional<Search> search) {

    /** Copies the lists. */
    public Experiment {
        seeds = List.copyOf(seeds);
        variants = List.copyOf(variants);
    }

    /** Without a search. */
    public Experiment(
            String name,
            String question,
            Data data,
            ModelSpec model,
            Training training,
            List<Long> seeds,
            List<Variant> variants,
            Analysis analysis,
            Optional<Keep> keep) {
        this(name, question, data, model, training, seeds, variants, analysis, keep, Optional.empty());
    }

    /** Of which trials keep their numbers alone. */
    public Experiment(
            String name,
            String question,
            Data data,
            ModelSpec model,
            Training training,
            List<Long> seeds,
            List<Variant> variants,
            Analysis analysis) {
        this(name, question, data, model, training, seeds, variants, analysis, Optional.empty());
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
        return new Experiment(name, question, data, model, training, seeds, variants, analysis, keep, search);
    }

    /** The same with other data. */
    public Experiment withData(Data data) {
        return new Experiment(name, question, data, model, training, seeds, variants, analysis, keep, search);
    }

    /** The same with another model. */
    public Experiment withModel(ModelSpec model) {
        return new Experiment(name, question, data, model, training, seeds, variants, analysis, keep, search);
    }

    /** The same with other variants and comparisons, and without a search. */
    public Experiment with(List<Variant> others, Analysis otherAnalysis) {
        return new Experiment(
                name, question, data, model, training, seeds, others, otherAnalysis, keep, Optional.empty());
    }

    /** The same without a search. */
    public Experiment withoutSearch() {
        return search.isEmpty() ? this : with(variants, analysis);
    }

    /** The same with another search. */
    public Experiment with(Search other) {
        return new Experiment(
                name, question, data, model, training, seeds, variants, analysis, keep, Optional.of(other));
    }

    /** The same with another analysis. */
    public Experiment withAnalysis(Analysis analysis) {
        return new Experiment(name, question, data, model, training, seeds, variants, analysis, keep, search);
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
