package org.dropwhere.plan;

import org.dropwhere.spec.BalancedWeights;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.Training;

/**
 * A trial's description as text that is the same wherever the program runs: a line {@code key: value} for each setting,
 * in a fixed order. Its hash is the trial's id, so a change here makes every finished trial unknown.
 */
final class CanonicalText {
    private final StringBuilder text = new StringBuilder();

    private CanonicalText() {}

    static String of(TrialDescription description, int numericVersion) {
        return of(numericVersion, description.seed(), ofSettings(description));
    }

    /** The text of a seed with the {@linkplain #ofSettings settings} of any. */
    static String of(int numericVersion, long seed, String settings) {
        CanonicalText text = new CanonicalText();
        text.line("numeric-version", numericVersion);
        text.line("seed", seed);
        return text.text.append(settings).toString();
    }

    /** The lines after the seed, which are the same for every seed. */
    static String ofSettings(TrialDescription description) {
        CanonicalText text = new CanonicalText();
        text.data(description.data(), description.dataDigest());
        text.model(description.model());
        text.training(description.training());
        description.placements().forEach(text::placement);
        return text.text.toString();
    }

    private void data(Data data, String digest) {
        data.identity(digest).forEach((key, value) -> setting("data." + key, value));
    }

    private void model(ModelSpec model) {
        if (model.input() instanceof EmbeddingSpec embedding) {
            line("model.embedding", embedding.size());
        } else {
            line("model.input", "features");
        }
        if (model.isOneLstm()) {
            line("model.units", model.pooledFeatures());
        } else {
            layers(model);
        }
        line("model.mask-zero", model.input().maskZero());
        pretrained(model.pretrained());
    }

    /** Not the paths: the same weights give the same numbers wherever they are. */
    private void pretrained(Pretrained pretrained) {
        pretrained.model().ifPresent(file -> line("model.weights", file.sha256()));
        pretrained.embedding().ifPresent(file -> line("model.embedding.from", file.sha256()));
        if (!pretrained.trainsEmbedding()) {
            line("model.embedding.train", false);
        }
    }

    private void layers(ModelSpec model) {
        for (int i = 0; i < model.recurrent().size(); i++) {
            RecurrentSpec layer = model.recurrent().get(i);
            String key = "model.layers." + (i + 1);
            line(key, layer.kind().key());
            line(key + ".units", layer.units());
            line(key + ".direction", layer.direction().key());
            layer.kind().switches().forEach(each -> line(key + "." + each.key(), layer.isOn(each)));
        }
        line("model.pooling", model.pooling().key());
        for (int i = 0; i < model.dense().size(); i++) {
            DenseSpec layer = model.dense().get(i);
            String key = "model.dense." + (i + 1);
            line(key + ".units", layer.units());
            line(key + ".activation", layer.activation().key());
        }
        if (model.head() != HeadSpec.SIGMOID) {
            throw new IllegalArgumentException("There is no text of " + model.head());
        }
    }

    private void training(Training training) {
        line("training.epochs", training.epochs());
        line("training.batch-size", training.batchSize());
        OptimizerSpec optimizer = training.optimizer();
        optimizer.settings().forEach((name, value) -> setting("training." + optimizer.key() + "." + name, value));
        if (training.embeddingGradient() != EmbeddingGradient.SUMMED) {
            line("training.embedding-gradient", training.embeddingGradient().key());
        }
        Regularization regularization = training.regularization();
        regularization.l2().forEach((role, factor) -> line("training.l2." + role.key(), factor));
        regularization.maxNorm().forEach((role, norm) -> line("training.max-norm." + role.key(), norm));
        training.schedule().ifPresent(this::schedule);
        training.earlyStopping().ifPresent(this::earlyStopping);
        classWeights(training.classWeights());
        if (training.batches() != Batches.SHUFFLED) {
            line("training.batches", training.batches().key());
        }
        if (training.dropoutSamples() > 0) {
            line("evaluation.samples", training.dropoutSamples());
        }
    }

    private void schedule(Schedule schedule) {
        String path = "training.schedule." + schedule.kind().key() + ".";
        schedule.settings().forEach((name, value) -> setting(path + name, value));
    }

    private void earlyStopping(EarlyStopping stopping) {
        line("training.early-stopping.monitor", stopping.monitor().key());
        line("training.early-stopping.patience", stopping.patience());
        line("training.early-stopping.least-change", stopping.leastChange());
        line("training.early-stopping.best-weights", stopping.bestWeights());
    }

    /** Equal weights are none. */
    private void classWeights(ClassWeights weights) {
        if (weights instanceof LabelWeights given && !given.equals(LabelWeights.EQUAL)) {
            line("training.class-weights.0", given.ofZero());
            line("training.class-weights.1", given.ofOne());
        } else if (weights instanceof BalancedWeights) {
            line("training.class-weights", "balanced");
        }
    }

    private void placement(Placement placement) {
        String site = placement.ref().key();
        line(site + ".rate", placement.rate());
        line(site + ".time", placement.time().key());
        line(site + ".gates", placement.gates().key());
    }

    private void setting(String key, Object value) {
        if (value instanceof Double number) {
            line(key, number.doubleValue());
        } else {
            line(key, value.toString());
        }
    }

    private void line(String key, double value) {
        // Not Double.toString, whose digits changed with JDK 19.
        line(key, Double.toHexString(value));
    }

    private void line(String key, long value) {
        line(key, Long.toString(value));
    }

    private void line(String key, boolean value) {
        line(key, Boolean.toString(value));
    }

    private void line(String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }
}
