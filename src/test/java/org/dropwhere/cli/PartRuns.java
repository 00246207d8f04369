package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.ResultsFolder;

/**
 * Commands in a folder, in this process. Paths that begin with a slash are in it, and its name is left out of what is
 * printed.
 */
record PartRuns(Path folder) {
    static final String ONE = "/results/tiny-part-1-of-2";
    static final String TWO = "/results/tiny-part-2-of-2";

    Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(Arrays.stream(args)
                        .map(arg -> arg.startsWith("/") ? folder + arg : arg)
                        .toArray(String[]::new));
        return new Result(
                code,
                out.toString().replace(folder.toString(), ""),
                err.toString().replace(folder.toString(), ""));
    }

    /** A command that ends well. */
    Result succeed(String... args) {
        Result result = run(args);
        assertEquals(0, result.code(), result.err());
        return result;
    }

    /** Of the experiment tiny. */
    Result runPart(String part, String... more) {
        String[] first = {"run", "/tiny.yaml", "--results", "/results", "--jobs", "1", "--part", part};
        return succeed(Stream.of(first, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    void assertRefuses(String sentence, String... args) throws Exception {
        SortedMap<String, String> before = Program.files(folder);
        assertEquals(new Result(2, "", sentence + "\n"), run(args));
        assertEquals(before, Program.files(folder), "nothing was written");
    }

    SortedMap<String, String> files(String path) throws Exception {
        return Program.files(path(path));
    }

    Path path(String path) {
        return folder.resolve(path.substring(1));
    }

    ResultsFolder results(String path) {
        return ResultsFolder.at(path(path));
    }

    /** Of two parts of the plan of the first, the first trial of one. */
    Trial trialOf(int part) {
        return new PlanPart(part, 2)
                .trials(results(ONE).readPlan().orElseThrow())
                .get(0);
    }

    Path file(String folder, Trial trial, String name) {
        return path(folder).resolve("trials").resolve(trial.id()).resolve(name);
    }
}
