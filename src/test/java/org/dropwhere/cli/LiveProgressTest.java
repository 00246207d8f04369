package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveProgressTest {
    private static final Terminal USUAL = new Terminal(24, 80);

    @TempDir
    private Path folder;

    private final Hands clock = new Hands();
    private final StringWriter text = new StringWriter();

    @Test
    void showsABarAndALineForEachTrialThatRuns() throws Exception {
        Plan plan = sweep(2);
        List<Trial> trials = plan.trials();
        LiveProgress progress = progress(plan, USUAL);
        progress.started(trials.get(0));
        progress.started(trials.get(1));
        clock.forward(6);
        progress.epoch(trials.get(1), Trials.epoch(1));
        progress.close();
        assertEquals(
                List.of(
                        "swept [=>                                  ] 0/8 trials, 1/16 epochs, 1:40 left",
                        "control (train=40), seed 1                 begins",
                        "in-keras-words (tra... (train=40), seed 1  epoch 1/2, validation accuracy 0.010"),
                Screen.after(text.toString(), USUAL));
    }

    @Test
    void keepsTheOthersInTheirPlaceWhenOneEnds() throws Exception {
        Plan plan = sweep(2);
        List<Trial> trials = plan.trials();
        LiveProgress progress = progress(plan, USUAL);
        progress.started(trials.get(0));
        progress.started(trials.get(1));
        progress.ended(trials.get(0), Trials.finished(trials.get(0)));
        progress.started(trials.get(2));
        progress.close();
        assertEquals(
                List.of(
                        "control (train=40), seed 2                              begins",
                        "in-keras-words (train=40) = by-site (train=40), seed 1  begins"),
                Screen.after(text.toString(), USUAL).subList(1, 3));
    }

    @Test
    void showsFailuresAndWhatIsSaidAboveTheBarAndNothingTwice() throws Exception {
        Plan plan = sweep(2);
        List<Trial> trials = plan.trials();
        LiveProgress progress = progress(plan, USUAL);
        progress.started(trials.get(0));
        progress.print("Something was found.");
        progress.ended(trials.get(0), Trials.failed(1));
        progress.close();
        progress.close();
        progress.print("Afterwards.");
        assertEquals(
                List.of(
                        "Something was found.",
                        "control (data.train=40), seed 1 failed in epoch 1: The loss was NaN.",
                        "swept [>                                    ] 1/8 trials, 0/14 epochs, 1 failed",
                        "Afterwards."),
                Screen.after(text.toString(), USUAL));
    }

    /** Each is one draw after the other, as the terminal sees them, however fast the thread that draws is. */
    @ParameterizedTest
    @CsvSource({"24,80", "5,80", "3,30", "2,12", "24,1", "50,300"})
    void doesNotSpoilTerminalsThatAreTooSmall(int rows, int columns) throws Exception {
        Terminal terminal = new Terminal(rows, columns);
        Plan plan = sweep(20);
        List<Trial> trials = plan.trials();
        TerminalBlock block = new TerminalBlock(new PrintWriter(text));
        TrialNames names = new TrialNames(plan);
        RunProgress run = new RunProgress(trials, clock);
        for (int running = trials.size(); running >= 0; running--) {
            List<LiveText.Line> lines = trials.stream()
                    .limit(running)
                    .map(trial -> new LiveText.Line(names.name(trial), 1, 2, OptionalDouble.of(0.5)))
                    .toList();
            List<String> drawn = LiveText.of("swept", run, lines, terminal);
            assertTrue(drawn.size() <= Math.max(1, rows - 1), drawn::toString);
            assertTrue(drawn.stream().allMatch(line -> line.length() < Math.max(2, columns)), drawn::toString);
            block.printAbove("failure " + running);
            block.draw(drawn);
        }
        String untouched = IntStream.iterate(trials.size(), running -> running >= 0, running -> running - 1)
                .mapToObj(running -> "failure " + running + "\n")
                .collect(Collectors.joining());
        assertEquals(
                Screen.after(untouched + String.join("\n", LiveText.of("swept", run, List.of(), terminal)), terminal),
                Screen.after(text.toString(), terminal));
    }

    private LiveProgress progress(Plan plan, Terminal terminal) {
        return new LiveProgress(
                plan, new TrialNames(plan), new RunProgress(plan.trials(), clock), terminal, new PrintWriter(text));
    }

    private Plan sweep(int seeds) throws Exception {
        return Trials.plan(Tiny.write(
                folder,
                "swept",
                Tiny.SETTINGS + "seeds: " + seeds + "\n" + Tiny.VARIANTS + "sweep: {grid: {data.train: [40, 50]}}\n"));
    }
}
