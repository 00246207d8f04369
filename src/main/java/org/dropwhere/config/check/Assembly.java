package org.dropwhere.config.check;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Keep;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Variant;

/** Converts the checked settings of an experiment to a record, filling in defaults. */
public final class Assembly {
    private final Settings settings;
    private final PretrainedFiles files;

    /** Of settings without a mistake. */
    public Assembly(Settings settings, PretrainedFiles files) {
        this.settings = settings;
        this.files = files;
    }

    public Experiment experiment(String name) {
        return new Experiment(
                name,
                settings.text("question").orElse(""),
                DataSections.data(settings),
                ModelSection.model(settings, files),
                TrainingSections.training(settings),
                seeds(),
                variants(),
                new AnalysisAssembly(settings).analysis(),
                settings.text("keep").flatMap(word -> Keyed.find(Keep.class, word)),
                SearchSection.search(settings, ModelSection.model(settings, files)));
    }

    private List<Long> seeds() {
        YamlNode seedsNode = settings.value("seeds").orElseThrow();
        LongStream seeds = seedsNode instanceof Sequence list
                ? list.items().stream()
                        .mapToLong(item -> item.json().decimalValue().longValueExact())
                : LongStream.rangeClosed(1, integer(seedsNode instanceof Mapping ? "seeds.first" : "seeds"));
        return seeds.sorted().boxed().toList();
    }

    private List<Variant> variants() {
        VariantAssembly assembly = new VariantAssembly(settings, ModelSection.model(settings, files));
        return settings.mapping("variants").orElseThrow().entries().keySet().stream()
                .map(assembly::variant)
                .toList();
    }

    private int integer(String path) {
        OptionalInt value = settings.integer(path);
        return value.orElseThrow();
    }
}
