package org.dropwhere.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.check.SearchChecks;
import org.dropwhere.config.schema.SchemaCheck;
import org.dropwhere.config.sweep.CandidateCombination;
import org.dropwhere.config.sweep.SweepChecks;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.failure.BadInput;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Sweep;

/** An experiment file, YAML 1.2, as {@code configs/experiment.schema.json} describes it. */
public final class ExperimentFile {
    private ExperimentFile() {}

    /** Reads a file as it is; see {@link #read(Path, Overrides)}. */
    public static Sweep read(Path file) {
        return read(file, Overrides.NONE);
    }

    /**
     * Reads a file and all that it extends. Nothing is written.
     *
     * @param file where the experiment is; messages name it as given here, and extended files relative to it
     * @param overrides settings in place of those of the file, or beside them
     * @throws BadInput with every mistake of all the files and of every combination of the sweep, in their order, each
     *     as {@code file:line:column: what was found; what is allowed; did you mean ...?}; for those of the overrides
     *     the option stands in place of file, line and column
     */
    public static Sweep read(Path file, Overrides overrides) {
        return read(file, overrides, new SchemaCheck());
    }

    /**
     * Reads a file for a search: with its section {@code search}, and without the variants and seeds that a search may
     * do without. There is one combination, or with a proxy two: that of the cheaper trials, then that of the whole
     * ones.
     *
     * @throws BadInput as {@link #read(Path, Overrides)}; also if there is no search, or something that no search has
     */
    public static Sweep readSearch(Path file, Overrides overrides) {
        return read(file, overrides, new SchemaCheck(), true);
    }

    static Sweep read(Path file, Overrides overrides, SchemaCheck schema) {
        return read(file, overrides, schema, false);
    }

    private static Sweep read(Path file, Overrides overrides, SchemaCheck schema, boolean searches) {
        Mistakes mistakes = new Mistakes();
        PretrainedFiles files = new PretrainedFiles();
        ParsedOverrides parsed = ParsedOverrides.of(overrides, mistakes);
        Optional<Mapping> tree = new Inheritance(schema, mistakes)
                .resolve(file)
                .map(merged -> new SettingChecks(schema, mistakes).over(merged, parsed.sets()));
        List<CandidateCombination> candidates = tree.map(whole -> {
                    if (whole.entry("name").isEmpty() && !mistakes.isInvalid("name")) {
                        schema.checkOwnName(ownName(file), whole.position(), mistakes);
                    }
                    String name = new Settings(whole, mistakes).text("name").orElse(ownName(file));
                    SweepChecks sweep = new SweepChecks(schema, files, mistakes);
                    return searches
                            // The axes are those of the search, and may be set.
                            ? sweep.expand(SearchTree.of(whole, parsed, mistakes), name, List.of(), List.of())
                            : sweep.expand(SearchTree.without(whole, mistakes), name, parsed.sets(), parsed.grid());
                })
                .orElse(List.of());
        if (searches && !candidates.isEmpty()) {
            checkSearch(candidates.get(candidates.size() - 1).settings(), files, mistakes);
        }
        mistakes.throwIfAny();
        List<Combination> combinations = candidates.stream()
                .map(candidate -> candidate.assemble(ownName(file), files))
                .toList();
        return new Sweep(
                overrides.arguments(),
                folder -> ResolvedYaml.of(
                        tree.orElseThrow(),
                        parsed.grid(),
                        combinations.get(0).experiment().name(),
                        folder,
                        file.resolveSibling("")),
                file.resolveSibling(""),
                combinations);
    }

    private static void checkSearch(Settings whole, PretrainedFiles files, Mistakes mistakes) {
        SearchChecks checks = new SearchChecks(whole, files);
        checks.check();
        mistakes.merge(whole.mistakes());
        // How much a search takes is known where nothing else is wrong.
        if (mistakes.first().isEmpty()) {
            checks.checkBudget();
            mistakes.merge(whole.mistakes());
        }
    }

    /** The file's name without its ending. */
    private static String ownName(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
