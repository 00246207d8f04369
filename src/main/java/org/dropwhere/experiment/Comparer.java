package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.ComparedExperiment;
import org.dropwhere.report.SideBySide;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.search.SearchCourse;

/** Puts the results of experiments side by side. Trains and writes nothing. */
public final class Comparer {
    private Comparer() {}

    /**
     * Compares results folders, which are named by the last parts of their paths, or by the paths if two share it. Of a
     * search only what was confirmed on fresh seeds is compared: those of its races have chosen the candidates.
     *
     * @param folders two or more different ones
     * @param problems called with a sentence for each trial that is damaged
     * @throws BadInput if there are fewer than two folders, one is given twice, or one is no results folder, that of a
     *     part, or that of a search that has confirmed nothing
     * @throws org.dropwhere.failure.EnvironmentFailure if a file cannot be read
     */
    public static SideBySide compare(List<Path> folders, Consumer<String> problems) {
        if (folders.isEmpty()) {
            throw new BadInput("There is nothing to compare; give two or more folders.");
        }
        if (folders.size() < 2) {
            throw new BadInput("There is nothing to compare " + folders.get(0) + " with; give two or more folders.");
        }
        List<Path> absolute = folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .toList();
        if (absolute.stream().distinct().count() < absolute.size()) {
            throw new BadInput("A folder is given twice; give each once.");
        }
        boolean distinct = absolute.stream().map(Path::getFileName).distinct().count() == absolute.size();
        List<ComparedExperiment> sides = new ArrayList<>();
        for (int i = 0; i < absolute.size(); i++) {
            ResultsFolder folder = ResultsFolder.at(folders.get(i));
            String name = String.valueOf(distinct ? absolute.get(i).getFileName() : folders.get(i));
            Plan plan = PlanOfFolder.readWhole(folder);
            folder.damagedOutcomes(plan.trials()).forEach(problems);
            sides.add(ComparedExperiment.read(name, folder, compared(folder, plan)));
        }
        return SideBySide.of(sides);
    }

    private static Plan compared(ResultsFolder folder, Plan plan) {
        if (plan.experiment().search().isEmpty()) {
            return plan;
        }
        SearchCourse course = SearchOfFolder.course(folder, plan);
        if (!course.isOver()) {
            throw new BadInput(folder.path() + ": this search is not over, and nothing of it can be compared but its"
                    + " confirmation on fresh seeds; end it first, with search.");
        }
        return course.confirmation()
                .orElseThrow(() -> new BadInput(folder.path() + ": this search has confirmed nothing, as all its"
                        + " candidates have failed; leave it out."));
    }
}
