package org.dropwhere.config.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;

/** Checks that the model has the sites that variants name, and that each is given once. */
final class SiteChecks {
    private final Settings settings;
    private final Mistakes mistakes;
    private final ModelSpec model;

    SiteChecks(Settings settings, ModelSpec model) {
        this.settings = settings;
        mistakes = settings.mistakes();
        this.model = model;
    }

    void check(String variant) {
        Map<SiteRef, SitePart> given = new HashMap<>();
        for (Site site : Site.values()) {
            for (SitePart part : SitePart.of(settings, variant, site)) {
                checkPlace(part);
                checkGates(part);
                part.refs(model).forEach(ref -> checkOnce(variant, ref, part, given));
            }
        }
    }

    /** Where a rate stands for several sites, those that the model has are enough. */
    private void checkPlace(SitePart part) {
        checkLayers(part);
        if (part.isSaidAlone()
                && part.layersPath().isEmpty()
                && model.refs(part.resolved()).isEmpty()) {
            settings.entry(part.ratePath())
                    .ifPresent(entry -> mistakes.add(
                            entry.key(),
                            part.ratePath() + " has no place in the model: " + AbsentSite.why(part.resolved(), model)));
        }
    }

    private void checkLayers(SitePart part) {
        part.layersPath().ifPresent(path -> {
            Set<Integer> seen = new HashSet<>();
            for (String item : SitePart.items(settings, path)) {
                settings.integer(item).ifPresent(layer -> {
                    SiteRef ref = new SiteRef(layer, part.resolved());
                    boolean needed = part.isSaidAlone() || part.site() == Site.ZONEOUT_HIDDEN;
                    if (!seen.add(layer)) {
                        settings.addMistake(item, path + " names layer " + layer + " twice; name it once");
                    } else if (needed && !model.has(ref)) {
                        settings.addMistake(item, path + " names layer " + layer + ", " + AbsentSite.why(ref, model));
                    }
                });
            }
        });
    }

    private void checkGates(SitePart part) {
        String gates = part.path() + ".gates";
        if (part.site() == Site.RECURRENT_WEIGHTS
                && !part.ofRows()
                && settings.text(gates).filter("shared"::equals).isPresent()) {
            settings.addMistake(
                    gates, gates + " is shared; allowed is per-gate, or rows: true, with which whole rows are dropped");
            mistakes.markInvalid(gates);
        }
    }

    private void checkOnce(String variant, SiteRef ref, SitePart part, Map<SiteRef, SitePart> given) {
        SitePart before = given.putIfAbsent(ref, part);
        if (before == null || before.path().equals(part.path())) {
            return;
        }
        Position here = position(part);
        List<SitePart> weights =
                List.of(before, part).stream().filter(SitePart::ofRows).toList();
        mistakes.add(
                here,
                weights.size() == 1
                        ? variant + " has both recurrent-weights with rows, which is lstm-recurrent per batch, and"
                                + " lstm-recurrent (at " + position(weights.contains(part) ? before : part)
                                + "); give one"
                        : variant + " gives " + part.site().key() + " of layer " + ref.layer() + " twice: here and at "
                                + position(before) + "; give it once");
    }

    private static Position position(SitePart part) {
        return part.entry().map(Entry::key).orElseThrow();
    }
}
