package org.dropwhere.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.Variant;

/**
 * Candidates of two places: the best one of the race of single places, with each of the others that it does not have,
 * the best of these first. Those of which hardly anything survives are left out, as no variant of a file may be one.
 *
 * @param race that of single places, which is over
 */
record Pairs(SearchSource source, Stage race) {

    List<Variant> variants() {
        return best().map(this::with).orElse(List.of());
    }

    /** The best of those that are left and drop at one place. */
    private Optional<Variant> best() {
        return race.ranking().stream()
                .flatMap(standing -> race.variant(standing.candidate()).stream())
                .filter(Pairs::isOnePlace)
                .findFirst();
    }

    /** A place of a stack is a site of each layer that has it. */
    private static boolean isOnePlace(Variant variant) {
        return variant.placements().stream().map(Placement::site).distinct().count() == 1;
    }

    private List<Variant> with(Variant best) {
        List<Variant> seconds = new ArrayList<>();
        race.candidates().stream()
                .filter(Pairs::isOnePlace)
                .filter(variant -> !shareASite(best, variant))
                .forEach(seconds::add);
        // A stable sort, so that those that are equally good stay in their order.
        Comparator<Variant> byMean = Comparator.comparingDouble(this::mean);
        seconds.sort(race.rule().higherIsBetter() ? byMean.reversed() : byMean);
        int layers = source.experiment().model().recurrent().size();
        return different(seconds.stream()
                .map(second -> pair(best, second))
                .filter(pair -> Noise.leavesEnough(layers, pair.placements()))
                .toList());
    }

    /** Without those that are the model of another one, or of a variant that has raced. */
    private List<Variant> different(List<Variant> pairs) {
        Map<List<Placement>, Variant> models = new LinkedHashMap<>();
        race.candidates().forEach(variant -> models.putIfAbsent(source.canonical(variant), variant));
        return pairs.stream()
                .filter(pair -> models.putIfAbsent(source.canonical(pair), pair) == null)
                .toList();
    }

    private double mean(Variant variant) {
        double worst = race.rule().higherIsBetter() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return race.last(variant.name())
                .map(Standing::mean)
                .filter(mean -> !mean.isNaN())
                .orElse(worst);
    }

    private static boolean shareASite(Variant one, Variant other) {
        Set<SiteRef> sites = one.placements().stream().map(Placement::ref).collect(Collectors.toSet());
        return other.placements().stream().map(Placement::ref).anyMatch(sites::contains);
    }

    private static Variant pair(Variant best, Variant second) {
        List<Placement> both = new ArrayList<>(best.placements());
        both.addAll(second.placements());
        return new Variant(best.name() + "-and-" + second.name(), both);
    }
}
