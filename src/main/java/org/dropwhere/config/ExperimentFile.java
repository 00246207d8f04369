package org.dropwhere.config;

import java.nio.file.Path;
import java.util.Optional;

/** An experiment file, YAML 1.2, as {@code configs/experiment.schema.json} describes it. */
public final class ExperimentFile {
    private ExperimentFile() {}

    /**
     * Reads a file and all that it extends. Nothing is written.
     *
     * @param file where the experiment is; messages name it as given here, and extended files relative to it
     * @throws BadInput with every mistake of all the files, in their order, each as {@code file:line:column: what was
     *     found; what is allowed; did you mean ...?}
     */
    public static Experiment read(Path file) {
        return read(file, new SchemaCheck());
    }

    static Experiment read(Path file, SchemaCheck schema) {
        Mistakes mistakes = new Mistakes();
        Optional<Settings> settings =
                new Inheritance(schema, mistakes).resolve(file).map(tree -> new Settings(tree, mistakes));
        settings.ifPresent(whole -> {
            new ExperimentChecks(whole).check();
            if (whole.root().entry("name").isEmpty() && !mistakes.doubts("name")) {
                schema.checkOwnName(ownName(file), whole.root().position(), mistakes);
            }
        });
        mistakes.throwIfAny();
        Settings whole = settings.orElseThrow();
        return new Assembly(whole).experiment(whole.text("name").orElseGet(() -> ownName(file)));
    }

    /** The file's name without its ending. */
    private static String ownName(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
