package org.dropwhere.config.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Training;

/** What an experiment file has below {@code training}, and {@code evaluation}. */
public final class TrainingSections {
    private static final int BATCH_SIZE = 32;
    private static final String BATCHES = "batches";
    private static final String SAMPLES = "samples";

    private TrainingSections() {}

    /** Adds the mistakes that the schema cannot express. */
    static void check(Settings settings) {
        settings.require("training", "epochs");
        OptimizerSection.check(settings);
        RegularizationSection.check(settings);
        ScheduleSection.check(settings);
        ClassWeightsSection.check(settings);
    }

    /** The training of settings without a mistake; fills in defaults. */
    static Training training(Settings settings) {
        return new Training(
                settings.integer("training.epochs").orElseThrow(),
                settings.integer("training.batch-size").orElse(BATCH_SIZE),
                OptimizerSection.optimizer(settings),
                RegularizationSection.embeddingGradient(settings),
                RegularizationSection.regularization(settings),
                ScheduleSection.schedule(settings),
                StoppingSection.stopping(settings),
                ClassWeightsSection.weights(settings),
                settings.integer("evaluation." + SAMPLES).orElse(0),
                batches(settings));
    }

    private static Batches batches(Settings settings) {
        return settings.text("training." + BATCHES)
                .flatMap(word -> Keyed.find(Batches.class, word))
                .orElse(Batches.SHUFFLED);
    }

    /** The parts of a file from which this training would be read. */
    public static Map<String, Object> written(Training training) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("epochs", training.epochs());
        written.put("batch-size", training.batchSize());
        OptimizerSpec optimizer = training.optimizer();
        written.put("optimizer", Map.of(optimizer.key(), optimizer.settings()));
        written.putAll(RegularizationSection.written(training));
        training.schedule()
                .ifPresent(schedule ->
                        written.put("schedule", Map.of(schedule.kind().key(), schedule.settings())));
        training.earlyStopping()
                .ifPresent(stopping -> written.put("early-stopping", StoppingSection.written(stopping)));
        if (!training.classWeights().equals(ClassWeights.NONE)) {
            written.put("class-weights", ClassWeightsSection.written(training.classWeights()));
        }
        if (training.batches() != Batches.SHUFFLED) {
            written.put(BATCHES, training.batches().key());
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("training", written);
        if (training.dropoutSamples() > 0) {
            file.put("evaluation", Map.of(SAMPLES, training.dropoutSamples()));
        }
        return file;
    }
}
