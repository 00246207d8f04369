package org.dropwhere.config;

import java.util.HashMap;
import java.util.Map;
import org.dropwhere.config.Located.Entry;
import org.dropwhere.config.Located.Mapping;
import org.dropwhere.config.Located.Sequence;

/** What the schema cannot say: which keys the merged whole needs, and which values contradict each other. */
final class ExperimentChecks {
    /** Keras' words and the sites that they mean. */
    private static final Map<String, Site> KERAS_WORDS =
            Map.of("dropout", Site.LSTM_INPUT, "recurrent-dropout", Site.LSTM_RECURRENT);

    private final Settings settings;
    private final Mistakes mistakes;

    ExperimentChecks(Settings settings) {
        this.settings = settings;
        this.mistakes = settings.mistakes();
    }

    void check() {
        settings.require("", "data", "model", "training", "seeds", "variants");
        settings.require("model", "embedding", "units");
        settings.require("training", "epochs");
        new DataChecks(settings).check();
        checkMaskZero();
        checkSeeds();
        settings.mapping("variants").ifPresent(variants -> variants.entries().forEach(this::checkVariant));
    }

    private void checkMaskZero() {
        if (settings.isTrue("model.mask-zero") && settings.has("data.task")) {
            settings.value("model.mask-zero")
                    .ifPresent(value -> mistakes.add(
                            value.position(),
                            "model.mask-zero is true, but in a task's sequences 0 is a token like any other and never"
                                    + " padding; allowed is false, or data.csv in place of data.task"));
        }
    }

    private void checkSeeds() {
        if (!(settings.value("seeds").orElse(settings.root()) instanceof Sequence seeds)) {
            return;
        }
        Map<Long, Position> first = new HashMap<>();
        for (int i = 0; i < seeds.items().size(); i++) {
            if (!mistakes.doubts("seeds." + i)) {
                Located item = seeds.items().get(i);
                long seed = item.json().decimalValue().longValueExact();
                Position before = first.putIfAbsent(seed, item.position());
                if (before != null) {
                    mistakes.add(
                            item.position(), "the seed " + seed + " was already said at " + before + "; say it once");
                }
            }
        }
    }

    private void checkVariant(String name, Entry variant) {
        if (variant.value() instanceof Mapping sites && sites.child("keras").orElse(sites) instanceof Mapping keras) {
            keras.entries().forEach((word, said) -> {
                Site site = KERAS_WORDS.get(word);
                if (site != null) {
                    sites.entry(site.key())
                            .ifPresent(again -> mistakes.add(
                                    again.key(),
                                    "variants." + name + " says " + site.key() + " twice: here and in Keras' words ("
                                            + word + ") at " + said.key() + "; say it once"));
                }
            });
        }
    }
}
