package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.Stage;
import org.dropwhere.search.StageKind;
import org.dropwhere.search.Standing;
import org.dropwhere.spec.Variant;
import org.dropwhere.statistics.RankCorrelation;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/** How well the cheaper trials ranked the candidates. */
final class ProxyText {
    private ProxyText() {}

    /** A sentence or two; absent without cheaper trials, and before there is a look at whole ones. */
    static Optional<String> of(SearchCourse course) {
        Optional<Stage> proxy = stage(course, StageKind.PROXY);
        Optional<Stage> whole =
                stage(course, StageKind.PLACES).filter(stage -> !stage.looks().isEmpty());
        return proxy.isEmpty() || whole.isEmpty()
                ? Optional.empty()
                : Optional.of(sentence(proxy.orElseThrow(), whole.orElseThrow()));
    }

    private static Optional<Stage> stage(SearchCourse course, StageKind kind) {
        return course.stages().stream().filter(stage -> stage.kind() == kind).findFirst();
    }

    private static String sentence(Stage proxy, Stage whole) {
        List<Double> cheaper = new ArrayList<>();
        List<Double> full = new ArrayList<>();
        for (Variant variant : whole.candidates()) {
            OptionalDouble one = mean(proxy, variant.name());
            OptionalDouble other = mean(whole, variant.name());
            if (one.isPresent() && other.isPresent()) {
                cheaper.add(one.getAsDouble());
                full.add(other.getAsDouble());
            }
        }
        String only = " Only the " + Phrases.count(cheaper.size(), "candidate")
                + " that came through the race of cheaper trials could be ranked, of "
                + proxy.candidates().size()
                + "; how whole trials would have ranked the others is not known.";
        return RankCorrelation.of(cheaper, full).stream()
                .mapToObj(rho -> "The cheaper trials ranked the candidates " + how(rho)
                        + ": the rank correlation of their means with those of whole trials is "
                        + NumberText.fixed(rho, 2) + " (Spearman)." + only)
                .findFirst()
                .orElse("How well the cheaper trials ranked cannot be said: too few candidates have means of both, or"
                        + " all are equal." + only);
    }

    /** Chosen, not measured. */
    private static String how(double rho) {
        return rho >= 0.8 ? "much as whole ones did" : rho >= 0.4 ? "roughly as whole ones did" : "unlike whole ones";
    }

    private static OptionalDouble mean(Stage stage, String candidate) {
        return stage.last(candidate).stream()
                .mapToDouble(Standing::mean)
                .filter(Double::isFinite)
                .findFirst();
    }
}
