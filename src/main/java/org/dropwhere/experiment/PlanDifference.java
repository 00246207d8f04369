package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Keep;
import org.dropwhere.spec.Keyed;

/** Whether two plans are the same but for where files of data are. */
final class PlanDifference {
    private PlanDifference() {}

    /** What differs between two plans, in words that end a sentence; absent if nothing does. */
    static Optional<String> of(Plan one, Plan other) {
        String name = one.experiment().name();
        String otherName = other.experiment().name();
        if (!name.equals(otherName)) {
            return Optional.of("the first is of the experiment " + name + ", the other of " + otherName + ".");
        }
        if (!version(one).equals(version(other))) {
            return Optional.of("they were computed by different numeric versions of the program, " + words(version(one))
                    + " and " + words(version(other)) + "; run both again with the same release.");
        }
        if (!haveSameData(one, other)) {
            return Optional.of("their files of data have different contents; run both again with the same files.");
        }
        long lacking = without(other, one);
        long more = without(one, other);
        if (lacking > 0 || more > 0) {
            return Optional.of("their experiments have different trials, " + lacking + " that only the first has and "
                    + more + " that only the other has; run both again with the same experiment file, which keeps what"
                    + " has finished.");
        }
        // Where the files are is no part of it.
        if (!one.overrides().equals(other.overrides())) {
            return Optional.of("their commands had different arguments, " + arguments(one) + " and " + arguments(other)
                    + "; run both again with the same.");
        }
        if (!one.experiment().keep().equals(other.experiment().keep())) {
            return Optional.of("they keep different things, the first " + kept(one) + " and the other " + kept(other)
                    + " (the setting keep); run both again with the same experiment file, which trains again what lacks"
                    + " its weights.");
        }
        return withFileNamesOnly(one).equals(withFileNamesOnly(other))
                ? Optional.empty()
                : Optional.of("their experiments have the same trials, but not the same question, names, comparisons or"
                        + " settings of the analysis; run both again with the same experiment file, which keeps what has"
                        + " finished.");
    }

    /** The numeric version of a plan; absent if it is a later one. All trials of a plan are of one version. */
    static OptionalInt version(Plan plan) {
        return plan.trials().get(0).numericVersion();
    }

    private static String words(OptionalInt version) {
        return version.isPresent() ? String.valueOf(version.getAsInt()) : "a later one";
    }

    private static String arguments(Plan plan) {
        return plan.overrides().isEmpty() ? "none" : String.join(" ", plan.overrides());
    }

    private static String kept(Plan plan) {
        Optional<Keep> keep = plan.experiment().keep();
        return keep.map(Keyed::key).orElse("nothing");
    }

    /** Whether the points that both have are of the same data. */
    private static boolean haveSameData(Plan one, Plan other) {
        return one.exampleTrials().entrySet().stream()
                .allMatch(point -> Optional.ofNullable(other.exampleTrials().get(point.getKey()))
                        .map(TrialDescription::dataDigest)
                        .filter(digest -> !digest.equals(point.getValue().dataDigest()))
                        .isEmpty());
    }

    /** Trials are told apart by their ids, which have the contents of files in them and not their places. */
    private static Plan withFileNamesOnly(Plan plan) {
        Experiment experiment = plan.experiment();
        UnaryOperator<Path> name =
                path -> Optional.ofNullable(path.getFileName()).orElse(path);
        Data data = experiment.data() instanceof FileData files ? files.at(name) : experiment.data();
        return new Plan(
                experiment.withData(data).withModel(experiment.model().at(name)),
                plan.overrides(),
                plan.runs(),
                plan.swept());
    }

    /** How many trials of the other plan this one has not. */
    private static long without(Plan plan, Plan other) {
        Set<Trial> trials = Set.copyOf(plan.trials());
        return other.trials().stream().filter(trial -> !trials.contains(trial)).count();
    }
}
