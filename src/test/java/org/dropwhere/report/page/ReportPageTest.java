package org.dropwhere.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.Report;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    private static final String QUESTION = "</title></style><script>alert('1')</script> & \"2\" \u0007?";
    private static final String VARIANT = "<img src=x onerror=\"alert('1')\">&amp;";

    @TempDir
    private static Path results;

    /** Of a finished experiment with names that are not nice. */
    private static Page page;

    @BeforeAll
    static void write() throws Exception {
        page = written(asked(HandMade.plan(2, "control", VARIANT), QUESTION), 4, "whole");
    }

    /** The page of a plan of which so many cells have ended. */
    private static Page written(Plan plan, int ended, String name) throws Exception {
        ResultsFolder folder = HandMade.folder(results, name);
        HandMade.results(
                        plan,
                        Stream.iterate(0.5, value -> value + 0.0625)
                                .limit(ended)
                                .map(value -> HandMade.finished(value, 0.75))
                                .toArray(Outcome[]::new))
                .forEach(result -> result.outcome()
                        .ifPresent(outcome -> folder.store(result.run().trial(), outcome, HandMade.PROVENANCE)));
        return Page.of(Files.readString(Report.write(folder, plan).page()));
    }

    private static Plan asked(Plan plan, String question) {
        Experiment asks = plan.experiment();
        return new Plan(
                new Experiment(
                        asks.name(),
                        question,
                        asks.data(),
                        asks.model(),
                        asks.training(),
                        asks.seeds(),
                        asks.variants()),
                plan.overrides(),
                plan.runs());
    }

    @Test
    void tellsThePValueOfTheDifferenceFromThatOfEquivalence() throws Exception {
        assertTrue(
                page.texts("//th").contains("p of the difference"),
                page.texts("//th").toString());
        assertFalse(page.texts("//th").contains("p of equivalence"), "nothing to be equivalent within");
        Page declared = written(within(HandMade.plan(5, "control", "both"), 0.02), 10, "declared");
        assertTrue(
                declared.texts("//th").contains("p of equivalence"),
                declared.texts("//th").toString());
        assertTrue(
                declared.texts("//p")
                        .contains("The p value of the difference is corrected by Holm's method for the number of"
                                + " comparisons. That of equivalence, the larger one of two one-sided tests at 2.5 %, is of"
                                + " the claim that the difference is within the margin, corrected likewise."),
                declared.texts("//p").toString());
    }

    private static Plan within(Plan plan, double margin) {
        return HandMade.analysed(
                plan,
                new Analysis(
                        PrimaryMetric.TEST_ACCURACY_AT_BEST,
                        new Margins(Map.of(Metric.ACCURACY, margin)),
                        List.of(),
                        OptionalDouble.empty(),
                        false,
                        OptionalInt.empty(),
                        Optional.empty()));
    }

    @Test
    void saysWhatTheSignFlipTestAsksOfFewSeeds() throws Exception {
        assertTrue(
                page.texts("//li").stream()
                        .anyMatch(
                                sentence -> sentence.contains("with 5 it is never below 0.0625), it asks only that all"
                                        + " differences have the same sign.")),
                page.texts("//li").toString());
    }

    @Test
    void hasEveryPartUnderAHeadingOfItsOwn() throws Exception {
        assertEquals(
                List.of(
                        "Answer",
                        "Warnings",
                        "Summary",
                        "Charts",
                        "Comparisons",
                        "Data",
                        "Variants",
                        "Method",
                        "Provenance"),
                page.texts("//main/section/h2"));
        assertEquals(page.texts("//main/section/h2"), page.texts("//nav//a"));
        assertEquals(1, page.elements("//h1").size());
        assertEquals(1, page.elements("//main").size());
        assertEquals(page.attributes("//main/section/h2", "id"), page.attributes("//main/section", "aria-labelledby"));
    }

    @Test
    void escapesWhateverTheUserWrote() throws Exception {
        assertEquals(List.of(QUESTION.replace('\u0007', '\uFFFD')), page.texts("//h1"));
        assertTrue(page.texts("//tbody/tr/th").contains(VARIANT));
        assertEquals(List.of(), page.elements("//script"));
        assertEquals(List.of(), page.elements("//img"));
        assertFalse(page.html().contains("<img"));
    }

    @Test
    void fetchesAndRunsNothing() throws Exception {
        for (String link : page.attributes("//*[@href]", "href")) {
            assertTrue(link.startsWith("#") || link.equals("data:,"), link);
        }
        assertEquals(List.of(), page.elements("//*[@src or @srcset or @onload or @onclick]"));
        assertFalse(Pattern.compile("url\\((?!#)|@import").matcher(page.html()).find());
    }

    @Test
    void namesEveryElementOnceAndRefersToNothingElse() throws Exception {
        List<String> ids = page.attributes("//*[@id]", "id");
        assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
        List<String> references = Stream.of(
                        page.attributes("//*[@aria-labelledby]", "aria-labelledby").stream(),
                        page.attributes("//a", "href").stream().map(link -> link.substring(1)),
                        Pattern.compile("url\\(#([^)]+)\\)")
                                .matcher(page.html())
                                .results()
                                .map(match -> match.group(1)))
                .flatMap(each -> each)
                .toList();
        assertTrue(references.size() > 20);
        assertTrue(ids.containsAll(references), references.toString());
    }

    @Test
    void showsEveryChartWithWordsForThoseWhoCannotSeeIt() throws Exception {
        assertEquals(5, page.elements("//figure[not(@class)]").size());
        assertEquals(
                5,
                page.elements("//figure//*[local-name()='svg'][@role='img' and @aria-labelledby]")
                        .size());
        assertTrue(page.texts("//figcaption").get(1).startsWith("Test accuracy of every seed in hand-made. Mean test"));
    }

    @Test
    void headsTheRowsAndColumnsOfTablesAndLetsWideOnesScroll() throws Exception {
        int tables = page.elements("//table").size();
        assertTrue(tables >= 4);
        assertEquals(tables, page.elements("//table/caption").size());
        assertEquals(List.of(), page.elements("//th[not(@scope)]"));
        assertEquals(
                tables,
                page.elements("//div[@class='scroll' and @tabindex='0' and @role='region']/table")
                        .size());
    }

    @Test
    void drawsEveryPlacementOnceAndSaysWhoseItIs() throws Exception {
        assertEquals(
                List.of(
                        "lstm-input with rate 0.05, in " + VARIANT + ", seed 1",
                        "lstm-recurrent with rate 0.5, in " + VARIANT + ", seed 1"),
                page.texts("//figure[@class='mask']/figcaption"));
        assertEquals(
                2,
                page.elements("//figure[@class='mask']//*[local-name()='svg'][@role='img']/*[local-name()='title']")
                        .size());
    }

    @Test
    void countsWhatComputedTheTrials() throws Exception {
        assertEquals(List.of("program0.1.04"), page.texts("//section[h2='Provenance']//tbody/tr[1]"));
        assertEquals(List.of("libraries.openblas24"), page.texts("//section[h2='Provenance']//tbody/tr[last()]"));
    }

    @Test
    void saysThatARunIsNotFinished() throws Exception {
        Page half = written(HandMade.plan(2, "control", "both"), 3, "half");
        assertEquals(
                List.of("Not finished: 3 of 4 trials have ended, and all below is about these alone."),
                half.texts("//section[h2='Answer']/p[@class='note']"));
        assertTrue(half.texts("//ul[@class='warnings']/li").contains("1 of 4 trials have not ended."));
        assertEquals(List.of(), page.texts("//p[@class='note']"));
    }

    @Test
    void countsManyVerdictsInsteadOfTellingEach() throws Exception {
        Page many = written(HandMade.plan(1, "control", "b", "c", "d", "e", "f", "g", "h"), 8, "many");
        assertEquals(List.of("7 comparisons: 7 inconclusive. Each is below."), many.texts("//p[@class='verdict']"));
    }

    @Test
    void isThereEvenIfNothingHasEnded() throws Exception {
        Page empty = written(HandMade.plan(1, "control", "both"), 0, "nothing");
        assertEquals(
                List.of("Answer", "Warnings", "Summary", "Comparisons", "Data", "Variants", "Method"),
                empty.texts("//main/section/h2"));
        assertEquals(
                List.of(
                        "Nothing can be said of both and control yet: no seed has finished in both. Not final: 1 seed not yet finished."),
                empty.texts("//p[@class='verdict']"));
    }
}
