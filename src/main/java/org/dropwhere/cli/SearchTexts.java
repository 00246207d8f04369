package org.dropwhere.cli;

import java.util.Optional;
import org.dropwhere.experiment.RunStart;
import org.dropwhere.report.search.RaceText;
import org.dropwhere.search.Fate;
import org.dropwhere.search.RaceLook;
import org.dropwhere.search.Stage;
import org.dropwhere.spec.Search;
import org.dropwhere.text.Phrases;

/** Sentences about how a search goes on. */
final class SearchTexts {
    private SearchTexts() {}

    /** For example {@code Training 35 trials, 2 at a time}. */
    static String training(RunStart start, int jobs) {
        boolean confirms =
                start.open().stream().anyMatch(trial -> trial.description().seed() >= Search.FIRST_FRESH_SEED);
        return (confirms ? "Confirming on fresh seeds: " : "Training ")
                + Phrases.count(start.open().size(), "trial")
                + ", " + Math.min(jobs, start.open().size()) + " at a time";
    }

    /** A warning of seeds that were seen before this search. */
    static String notFresh(Search search) {
        int from = search.confirmation().from();
        return "Warning: this folder has been searched in another way, which has come to the seeds from " + from
                + " on, so that these are not fresh any more. Confirm on others: --set search.confirm.from="
                + (from + 1_000_000);
    }

    /** What a look has decided. */
    static String look(Stage stage, RaceLook look) {
        long beaten = count(look, Fate.BEATEN);
        long failed = count(look, Fate.FAILED);
        long good = count(look, Fate.AS_GOOD);
        boolean isLast = stage.end().isPresent() && stage.lastLook().equals(Optional.of(look));
        return Phrases.capital(RaceText.name(stage.kind())) + ", " + Phrases.count(look.seeds(), "seed") + ": "
                + look.left().size() + " of "
                + Phrases.count(look.standings().size(), "candidate") + " still race"
                + (beaten == 0 ? "" : ", " + beaten + " beaten")
                + (failed == 0 ? "" : ", " + failed + " failed")
                + (good == 0 ? "" : ", " + good + " as good as the leader")
                + (look.leader().isEmpty() ? "" : "; " + look.leader() + " leads")
                + (isLast ? ". It is over, as " + RaceText.why(stage.end().orElseThrow()) + "." : "");
    }

    private static long count(RaceLook look, Fate fate) {
        return look.standings().stream()
                .filter(standing -> standing.fate() == fate)
                .count();
    }
}
