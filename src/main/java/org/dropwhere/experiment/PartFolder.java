package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.results.ResultsFolder;

/**
 * The folder of a part of an experiment's trials. Nothing but its name says that it is one: the plan in it is that of
 * all trials, so that every part can be checked against the others.
 */
final class PartFolder {
    private static final Pattern SUFFIX = Pattern.compile("-part-([1-9]\\d{0,8})-of-([1-9]\\d{0,8})");

    private PartFolder() {}

    /** The folder of a part; that of the whole is the experiment's own. */
    static ResultsFolder of(Path results, String experiment, PlanPart part) {
        return ResultsFolder.of(results, experiment + (part.isWhole() ? "" : suffix(part)));
    }

    private static String suffix(PlanPart part) {
        return "-part-" + part.number() + "-of-" + part.of();
    }

    /** The command, without the program's name, that merges all parts beside a folder into that of the whole. */
    static String mergeCommand(Path folder, String experiment, PlanPart part) {
        return "merge " + folder.resolveSibling(experiment + "-part-") + "*-of-" + part.of() + " --into "
                + folder.resolveSibling(experiment);
    }

    /** Whether a folder has the name that the folder of some part of some experiment has. */
    static boolean isNamedLikeOne(Path folder) {
        return Pattern.matches(".+" + SUFFIX.pattern(), name(folder));
    }

    private static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /**
     * Which part a folder is; absent if it is none.
     *
     * @param experiment the name of the experiment whose plan it has
     */
    static Optional<PlanPart> partOf(Path folder, String experiment) {
        String name = name(folder);
        if (!name.startsWith(experiment)) {
            return Optional.empty();
        }
        Matcher suffix = SUFFIX.matcher(name.substring(experiment.length()));
        if (!suffix.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(suffix.group(1));
        int of = Integer.parseInt(suffix.group(2));
        return number <= of && of > 1 ? Optional.of(new PlanPart(number, of)) : Optional.empty();
    }
}
