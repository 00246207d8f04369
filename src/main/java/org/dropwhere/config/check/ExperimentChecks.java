package org.dropwhere.config.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;

/** Rules that the schema cannot express: which keys the merged tree needs, and which values contradict each other. */
public final class ExperimentChecks {
    /** Chosen, not measured. */
    private static final long MOST_PARAMETERS = 100_000_000;

    private final Settings settings;
    private final PretrainedFiles files;
    private final Mistakes mistakes;

    /** Checks of these settings, which collect their mistakes. */
    public ExperimentChecks(Settings settings, PretrainedFiles files) {
        this.settings = settings;
        this.files = files;
        this.mistakes = settings.mistakes();
    }

    public void check() {
        settings.require("", "data", "model", "training", "seeds", "variants");
        new DataChecks(settings).check();
        ModelSection.check(settings, files);
        TrainingSections.check(settings);
        checkMaskZero();
        checkParameters();
        checkSeeds();
        new VariantChecks(settings, files).check();
        new AnalysisChecks(settings).check();
    }

    private void checkMaskZero() {
        boolean pads = PadSection.length(settings).isPresent() || mistakes.isInvalid(PadSection.PATH);
        boolean isOfFile = PretrainedSection.isModel(settings);
        boolean masks = isOfFile
                ? PretrainedSection.model(settings, files)
                        .filter(model -> model.input().maskZero())
                        .isPresent()
                : settings.isTrue("model.mask-zero");
        if (masks && settings.has("data.task") && !pads) {
            settings.value(isOfFile ? "model.from" : "model.mask-zero")
                    .ifPresent(value -> mistakes.add(
                            value.position(),
                            (isOfFile ? "mask_zero is true in the file of model.from" : "model.mask-zero is true")
                                    + ", but in a task's sequences 0 is a token like any other and never"
                                    + " padding; allowed is false, or data.pad, with which 0 pads, or data.files in place of"
                                    + " data.task"));
        }
    }

    /** Larger models would not finish training here, and their sizes would not fit into a Java array. */
    private void checkParameters() {
        OptionalInt vocabulary = settings.integer("data.vocabulary");
        Optional<ModelSpec> model = ModelSection.complete(settings, files);
        if (vocabulary.isPresent() && model.isPresent() && model.get().input() instanceof EmbeddingSpec) {
            long parameters =
                    ParameterLayout.of(model.get(), vocabulary.getAsInt()).size();
            if (parameters > MOST_PARAMETERS) {
                settings.entry("model")
                        .ifPresent(entry -> mistakes.add(
                                entry.value().position(),
                                "with data.vocabulary " + vocabulary.getAsInt() + " the model has " + parameters
                                        + " parameters; allowed are at most " + MOST_PARAMETERS));
            }
        }
    }

    private void checkSeeds() {
        if (!(settings.value("seeds").orElse(settings.root()) instanceof Sequence seeds)) {
            return;
        }
        Map<Long, Position> first = new HashMap<>();
        for (int i = 0; i < seeds.items().size(); i++) {
            if (!mistakes.isInvalid("seeds." + (i + 1))) {
                YamlNode item = seeds.items().get(i);
                long seed = item.json().decimalValue().longValueExact();
                Position before = first.putIfAbsent(seed, item.position());
                if (before != null) {
                    mistakes.add(
                            item.position(), "the seed " + seed + " is already given at " + before + "; give it once");
                }
            }
        }
    }
}
