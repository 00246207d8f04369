package org.dropwhere.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.experiment.EarlierWork;
import org.dropwhere.experiment.MergeResult;
import org.dropwhere.experiment.PartResult;
import org.dropwhere.experiment.RunStart;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** Sentences about parts of the trials, and about what is merged of them. */
final class PartMessages {
    static final String INTERRUPTED_MERGE = "Interrupted. The same command merges the folders again.";

    /** Most parts that a sentence names. Chosen, not measured. */
    private static final int MOST_PARTS = 10;

    /** What no shell gives a meaning. */
    private static final Pattern PLAIN = Pattern.compile("[-\\w./:,=+@%]+");

    private PartMessages() {}

    /** For example {@code x, part 3 of 16: 31 of 480 trials}, with what the plan has. */
    static String heading(Plan plan, PlanPart part) {
        return plan.experiment().name() + ", " + part.words() + ": "
                + part.trials(plan).size() + " of " + Messages.trials(plan);
    }

    static String nothingOpen(RunStart start) {
        int trials = start.trials().size();
        EarlierWork earlier = start.earlier();
        return heading(start.plan(), start.part())
                + (trials == 0
                        ? ""
                        : ", all finished before"
                                + (earlier.failed() == 0 ? "" : " but " + earlier.failed() + " that failed"))
                + "; nothing to train";
    }

    static String ended(PartResult result) {
        int trials = result.trials().size();
        int ended = result.outcomes().size();
        return Phrases.capital(result.part().words()) + " is in " + result.folder() + ", "
                + ended + " of its " + Phrases.count(trials, "trial") + " ended. "
                + (ended < trials
                        ? "The same command trains the others."
                        : "When the other parts have ended too, merge them: dropwhere " + result.mergeCommand());
    }

    static String failed(PartResult result) {
        return result.failed().size() + " of " + Phrases.count(result.trials().size(), "trial")
                + " failed; --retry-failed tries them again.";
    }

    static String merging(int trials, int folders) {
        return "Merging " + Phrases.count(trials, "trial") + " of " + Phrases.count(folders, "folder") + ".";
    }

    /** How many trials failed wherever they were trained. A merge tries none again. */
    static String failed(MergeResult result) {
        return result.failed().size() + " of "
                + Phrases.count(result.plan().trials().size(), "trial")
                + " failed; to try them again, give the commands of the folders again with --retry-failed and merge"
                + " again.";
    }

    /** Which trials are missing after a merge, and how they are got. */
    static List<String> missing(MergeResult result) {
        int missing = result.missing().size();
        if (missing == 0) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("Not finished: " + missing + " of "
                + Phrases.count(result.plan().trials().size(), "trial") + " " + (missing == 1 ? "has" : "have")
                + " ended in none of the folders" + where(result) + ".");
        sentences.add("To train what is missing, "
                + (result.divisions().contains(1)
                        ? "give the commands of these folders again and merge again"
                        : result.divisions().size() == 1
                                ? "give the commands of these parts again and merge again"
                                : "give the commands of these parts and merge again")
                + (isOwnFolder(result)
                        ? ", or give dropwhere run FILE" + arguments(result.plan()) + results(result)
                                + ", which goes on in " + result.folder()
                        : "")
                + ".");
        return sentences;
    }

    /** In which parts the missing trials are; of several divisions in those of the coarsest, which are the fewest. */
    private static String where(MergeResult result) {
        List<Integer> divisions = result.divisions();
        if (divisions.contains(1)) {
            return "";
        }
        int of = divisions.get(0);
        String parts = byPart(result.missing(), of);
        return divisions.size() == 1
                ? ": " + parts
                : ", which are of different divisions, into "
                        + Words.list(divisions.stream().map(String::valueOf).toList(), "and") + " parts; of " + of
                        + " parts these trials are " + parts;
    }

    /** The arguments of the command that made the plan, as a shell takes them. */
    private static String arguments(Plan plan) {
        return plan.overrides().stream().map(PartMessages::quoted).collect(Collectors.joining());
    }

    private static String quoted(String argument) {
        return " " + (PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'");
    }

    private static boolean isOwnFolder(MergeResult result) {
        return result.folder()
                .toAbsolutePath()
                .normalize()
                .endsWith(result.plan().experiment().name());
    }

    private static String results(MergeResult result) {
        String parent = String.valueOf(result.folder().resolveSibling(""));
        return parent.equals("results") ? "" : " --results " + (parent.isEmpty() ? "." : parent);
    }

    /** For example {@code 7 of part 3 and 5 of part 9}. */
    private static String byPart(List<Trial> trials, int of) {
        NavigableMap<Integer, Long> counts = trials.stream()
                .collect(Collectors.groupingBy(trial -> number(trial, of), TreeMap::new, Collectors.counting()));
        List<String> words = counts.entrySet().stream()
                .limit(MOST_PARTS)
                .map(part -> part.getValue() + " of part " + part.getKey())
                .collect(Collectors.toCollection(ArrayList::new));
        if (counts.size() > MOST_PARTS) {
            long rest = counts.values().stream()
                    .skip(MOST_PARTS)
                    .mapToLong(Long::longValue)
                    .sum();
            words.add(rest + " of " + Phrases.count(counts.size() - MOST_PARTS, "other part"));
        }
        return Words.list(words, "and");
    }

    private static int number(Trial trial, int of) {
        return IntStream.rangeClosed(1, of)
                .filter(number -> new PlanPart(number, of).has(trial))
                .findFirst()
                .orElseThrow();
    }
}
