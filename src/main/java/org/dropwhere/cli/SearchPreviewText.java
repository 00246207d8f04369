package org.dropwhere.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.dropwhere.experiment.SearchPreview;
import org.dropwhere.report.VariantsText;
import org.dropwhere.search.RaceRule;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.spec.Search;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/**
 * What a search would do, for people.
 *
 * @param preview what is shown
 */
record SearchPreviewText(SearchPreview preview) {

    /** The text, ended by a line break. */
    String text() {
        Search search = preview.source().search();
        return preview.source().experiment().name() + ": "
                + Phrases.count(preview.source().candidates().size(), "candidate") + ", to beat " + search.against()
                + ", by " + search.metric().words() + " on validation data with a margin of "
                + NumberText.of(search.margin()) + "\n\n"
                + VariantsText.sites(preview.candidates()).toText() + "\n"
                + races(search) + "Confirmation: " + search.against() + " and up to "
                + Phrases.count(search.confirmation().candidates(), "candidate") + ", each with "
                + Phrases.count(search.confirmation().seeds(), "fresh seed") + "\n\n"
                + "At most " + trials(preview.mostTrials()) + " of a budget of "
                + search.budget().trials().orElseThrow() + done() + ".\n";
    }

    private String races(Search search) {
        String looks = looks(search.seeds());
        return search.proxy()
                        .map(proxy -> "Race of cheaper trials, each "
                                + NumberText.rounded(
                                        preview.source().proxy().orElseThrow().weight())
                                + " of a whole one: looks at " + looks(SearchCourse.proxySeeds(search)) + " seeds\n")
                        .orElse("")
                + "Race of single places: looks at " + looks + " seeds\n"
                + (search.together() > 1
                        ? "Race of pairs, the best place with each other one: looks at " + looks + " seeds\n"
                        : "");
    }

    private static String looks(int seeds) {
        List<Integer> looks = RaceRule.looks(seeds);
        return looks.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String trials(double most) {
        return Phrases.count(Math.round(most), "trial");
    }

    private String done() {
        int asked = preview.course().plan().trials().size();
        int ended = asked - preview.course().missing().size();
        return ended == 0 ? "" : ", of which " + ended + (ended == 1 ? " has" : " have") + " ended";
    }
}
