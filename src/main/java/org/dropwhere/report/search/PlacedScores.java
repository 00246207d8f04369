package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropwhere.report.PlacementText;
import org.dropwhere.report.chart.PlacedScore;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.Variant;

/**
 * What the candidates that drop at a single place gain over the variant that is to be beaten, in the race.
 *
 * @param scores of those that ran with it
 * @param offPath names of those whose place is on no path to the gates, so that no noise of the gates is defined
 */
record PlacedScores(List<PlacedScore> scores, List<String> offPath) {
    PlacedScores {
        scores = List.copyOf(scores);
        offPath = List.copyOf(offPath);
    }

    static PlacedScores of(SearchCourse course) {
        RaceScores race = RaceScores.withReference(course);
        ModelSpec model = course.source().experiment().model();
        Map<String, Variant> variants = Candidate.all(course).stream()
                .map(Candidate::variant)
                .collect(Collectors.toMap(Variant::name, Function.identity()));
        List<PlacedScore> scores = new ArrayList<>();
        List<String> offPath = new ArrayList<>();
        for (String name : race.candidates()) {
            Optional<Variant> variant = Optional.ofNullable(variants.get(name)).filter(PlacedScores::isAtOnePlace);
            List<Double> differences = race.differences(name, course.search().against());
            if (variant.isPresent() && !differences.isEmpty()) {
                List<Placement> placements = variant.orElseThrow().placements();
                OptionalDouble noise = noise(placements, model);
                scores.add(new PlacedScore(
                        place(placements, model), placements.get(0).rate(), noise, differences));
                if (noise.isEmpty()) {
                    offPath.add(name);
                }
            }
        }
        return new PlacedScores(scores, offPath);
    }

    /** In one layer or in several alike. */
    private static boolean isAtOnePlace(Variant variant) {
        return variant.placements().stream()
                        .map(each -> List.of(each.site(), each.rate(), each.time(), each.gates()))
                        .distinct()
                        .count()
                == 1;
    }

    /** With what differs from the default of the site's sharing. */
    private static String place(List<Placement> placements, ModelSpec model) {
        Placement first = placements.get(0);
        Site site = first.site();
        Set<SiteRef> there =
                new LinkedHashSet<>(placements.stream().map(Placement::ref).toList());
        String name = there.size() == model.refs(site).size()
                ? site.key()
                : there.stream().map(PlacementText::site).collect(Collectors.joining(" and "));
        return name
                + (first.time() == site.times().get(0)
                        ? ""
                        : ", " + first.time().key())
                + (first.gates() == site.gates().get(0)
                        ? ""
                        : ", " + first.gates().key());
    }

    /** Of both paths and all layers together. */
    private static OptionalDouble noise(List<Placement> placements, ModelSpec model) {
        if (placements.stream()
                .anyMatch(placement -> SignalPath.of(placement.site()).isEmpty())) {
            return OptionalDouble.empty();
        }
        double noise = 0;
        for (SignalPath path : SignalPath.values()) {
            for (int layer = 1; layer <= model.recurrent().size(); layer++) {
                noise += Noise.on(path, layer, placements).variance();
            }
        }
        return OptionalDouble.of(noise);
    }

    /** Those on a path to the gates. */
    List<PlacedScore> onPath() {
        return scores.stream().filter(score -> score.noise().isPresent()).toList();
    }
}
