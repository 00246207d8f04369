package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainProgressTest {
    @TempDir
    private Path folder;

    private final Hands clock = new Hands();
    private final StringWriter text = new StringWriter();
    private List<Trial> trials = List.of();
    private Progress progress = new NoProgress(new PrintWriter(text));

    /** Four trials of 50 epochs. */
    @BeforeEach
    void begin() throws Exception {
        Plan plan = Trials.plan(Tiny.write(
                folder, "long", Tiny.SETTINGS.replace("epochs: 2", "epochs: 50") + "seeds: 2\n" + Tiny.VARIANTS));
        trials = plan.trials();
        progress = progress(plan);
    }

    @Test
    void saysNothingOfARunOfSeconds() {
        for (Trial trial : trials) {
            run(trial, 1, 50, 0);
            progress.ended(trial, Trials.finished(trial));
        }
        assertEquals(List.of(), lines());
    }

    @Test
    void writesALineForEveryTwentiethThatIsDoneIfThatTakesSomeTime() {
        run(trials.get(0), 1, 50, 3);
        progress.ended(trials.get(0), Trials.finished(trials.get(0)));
        assertEquals(
                List.of(
                        "5 %: 0/4 trials, 10/200 epochs, 9:30 left",
                        "10 %: 0/4 trials, 20/200 epochs, 9:00 left",
                        "15 %: 0/4 trials, 30/200 epochs, 8:30 left",
                        "20 %: 0/4 trials, 40/200 epochs, 8:00 left",
                        "25 %: 0/4 trials, 50/200 epochs, 7:30 left"),
                lines());
    }

    @Test
    void writesNoLineWithinTenSecondsOfTheLast() {
        run(trials.get(0), 1, 24, 1);
        assertEquals(
                List.of("5 %: 0/4 trials, 10/200 epochs, 3:10 left", "10 %: 0/4 trials, 20/200 epochs, 3:00 left"),
                lines());
        run(trials.get(0), 25, 50, 0);
        assertEquals(2, lines().size());
    }

    @Test
    void showsEveryFiveMinutesThatASlowRunIsAlive() {
        run(trials.get(0), 1, 6, 100);
        assertEquals(
                List.of("1 %: 0/4 trials, 3/200 epochs, 5:28:20 left", "3 %: 0/4 trials, 6/200 epochs, 5:23:20 left"),
                lines());
    }

    @Test
    void tellsAFailureAtOnceAndDoesNotWaitForTheEpochsThatItLeaves() {
        run(trials.get(0), 1, 4, 0);
        progress.ended(trials.get(0), Trials.failed(5));
        assertEquals(List.of("control, seed 1 failed in epoch 5: The loss was NaN."), lines());
        run(trials.get(1), 1, 7, 10);
        assertEquals("5 %: 1/4 trials, 8/154 epochs, 1 failed, 12:10 left", lines().get(1));
    }

    @Test
    void countsTheEpochsOfAnEarlierRunAsDoneButNotAsFast() {
        run(trials.get(0), 31, 32, 10);
        assertEquals(List.of("15 %: 0/4 trials, 31/200 epochs, 28:10 left"), lines());
    }

    @Test
    void expectsLongerOfWhatIsMoreToCompute() throws Exception {
        Plan plan = Trials.plan(Tiny.write(
                folder,
                "unequal",
                Tiny.SETTINGS + "seeds: 1\nvariants: {control: {}}\n" + "sweep: {grid: {model.units: [4, 9]}}\n"));
        progress = progress(plan);
        run(plan.trials().get(0), 1, 1, 60);
        // An epoch of 4 units and 3 features is 28 of something, one of 9 units is 108.
        assertEquals(List.of("10 %: 0/2 trials, 1/4 epochs, 8:42 left"), lines());
    }

    private Progress progress(Plan plan) {
        return new PlainProgress(
                new TrialNames(plan), new RunProgress(plan.trials(), clock), new PrintWriter(text), clock);
    }

    private void run(Trial trial, int first, int last, int seconds) {
        if (first == 1) {
            progress.started(trial);
        }
        IntStream.rangeClosed(first, last).mapToObj(Trials::epoch).forEach(epoch -> {
            clock.forward(seconds);
            progress.epoch(trial, epoch);
        });
    }

    private List<String> lines() {
        return text.toString().lines().toList();
    }
}
