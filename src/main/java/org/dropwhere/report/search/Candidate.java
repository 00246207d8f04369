package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.search.Fate;
import org.dropwhere.search.RaceLook;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.Stage;
import org.dropwhere.search.StageKind;
import org.dropwhere.search.Standing;
import org.dropwhere.spec.Variant;

/**
 * How a candidate fared: its last look.
 *
 * @param variant the candidate
 * @param stage the last race of which it was in a look, or if it was in none, the one that it is in
 * @param look the number of that look within its race, from 1; 0 if there was none
 * @param standing at that look
 * @param level of that look; NaN if there was none
 * @param ending how it ended
 */
record Candidate(Variant variant, Stage stage, int look, Optional<Standing> standing, double level, Ending ending) {

    /** How a candidate ended, in a word. */
    enum Ending {
        BEST("best"),
        AS_GOOD("as good"),
        UNDECIDED("not told from the best"),
        RACING("racing"),
        UNPAID("not paid for"),
        BEATEN("beaten"),
        FAILED("failed");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        /** For people and tables. */
        String words() {
            return words;
        }

        /** Its place among all, the best first, from 0. */
        int place() {
            return List.of(values()).indexOf(this);
        }

        /** Whether it came through all races. */
        boolean isThrough() {
            return this == BEST || this == AS_GOOD || this == UNDECIDED;
        }
    }

    String name() {
        return variant.name();
    }

    OptionalDouble mean() {
        return standing.stream()
                .mapToDouble(Standing::mean)
                .filter(Double::isFinite)
                .findFirst();
    }

    int seeds() {
        return standing.map(Standing::seeds).orElse(0);
    }

    /**
     * All candidates of a search: first those still in the race, the best first, then the others, the last to leave
     * first.
     */
    static List<Candidate> all(SearchCourse course) {
        Map<String, Candidate> byName = new LinkedHashMap<>();
        for (Stage stage : course.stages()) {
            for (Variant variant : stage.candidates()) {
                Candidate now = of(variant, stage, course);
                if (now.standing().isPresent() || !byName.containsKey(variant.name())) {
                    byName.put(variant.name(), now);
                }
            }
        }
        // Through a race, and not in the one behind it.
        byName.replaceAll((name, each) ->
                each.ending() == Ending.RACING && course.last().variant(name).isEmpty() ? each.unpaid() : each);
        List<String> ranking =
                course.last().ranking().stream().map(Standing::candidate).toList();
        List<Candidate> all = new ArrayList<>(byName.values());
        // Stable, so that those that are equal stay in their order.
        all.sort(Comparator.comparingInt((Candidate each) -> each.place(ranking))
                .thenComparing(each -> each.ending() == Ending.FAILED)
                .thenComparing(each -> each.stage().kind(), Comparator.reverseOrder())
                .thenComparing(Candidate::look, Comparator.reverseOrder())
                .thenComparing(each -> each.standing().map(Standing::behind).orElse(0.0)));
        return List.copyOf(all);
    }

    /** The budget did not pay for it in the next race. */
    private Candidate unpaid() {
        return new Candidate(variant, stage, look, standing, level, Ending.UNPAID);
    }

    private int place(List<String> ranking) {
        int place = ranking.indexOf(name());
        return place >= 0 && !isOut() ? place : ranking.size();
    }

    private boolean isOut() {
        return ending == Ending.BEATEN || ending == Ending.FAILED;
    }

    private static Candidate of(Variant variant, Stage stage, SearchCourse course) {
        Candidate found = new Candidate(variant, stage, 0, Optional.empty(), Double.NaN, Ending.RACING);
        for (int index = 0; index < stage.looks().size(); index++) {
            RaceLook look = stage.looks().get(index);
            Optional<Standing> standing = look.standings().stream()
                    .filter(each -> each.candidate().equals(variant.name()))
                    .findFirst();
            if (standing.isPresent()) {
                boolean isDecided =
                        stage.end().isPresent() && stage.kind() == course.last().kind();
                found = new Candidate(
                        variant,
                        stage,
                        index + 1,
                        standing,
                        look.level(),
                        ending(standing.orElseThrow().fate(), isDecided));
            }
        }
        boolean isOnlyOne = stage.looks().isEmpty() && stage.end().isPresent();
        return isOnlyOne ? new Candidate(variant, stage, 0, Optional.empty(), Double.NaN, Ending.BEST) : found;
    }

    private static Ending ending(Fate fate, boolean isDecided) {
        return switch (fate) {
            case BEATEN -> Ending.BEATEN;
            case FAILED -> Ending.FAILED;
            case LEADS -> isDecided ? Ending.BEST : Ending.RACING;
            case AS_GOOD -> isDecided ? Ending.AS_GOOD : Ending.RACING;
            case RACES -> isDecided ? Ending.UNDECIDED : Ending.RACING;
        };
    }

    /** Whether its last race was of cheaper trials. */
    boolean isOfProxy() {
        return stage.kind() == StageKind.PROXY;
    }
}
