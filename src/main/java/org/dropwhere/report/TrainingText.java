package org.dropwhere.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropwhere.spec.BalancedWeights;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.Training;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** What a training has beside epochs, batches and an optimizer, in sentences. */
public final class TrainingText {
    private TrainingText() {}

    /** A sentence for each part that a file has to ask for, in the order in which they act. */
    public static List<String> sentences(Training training) {
        List<String> sentences = new ArrayList<>();
        if (training.embeddingGradient() == EmbeddingGradient.BY_OCCURRENCE) {
            sentences.add(
                    "The embedding's gradient is taken for each occurrence of a token by itself, as Keras 3 does on"
                            + " TensorFlow.");
        }
        Regularization regularization = training.regularization();
        if (!regularization.l2().isEmpty()) {
            sentences.add("L2 adds the sum of squared weights to the loss that is trained, times "
                    + byRole(regularization.l2()) + "; losses are shown without it.");
        }
        if (!regularization.maxNorm().isEmpty()) {
            sentences.add("After each step the weights into a unit are scaled down to a norm of at most "
                    + byRole(regularization.maxNorm()) + ".");
        }
        training.schedule().ifPresent(schedule -> sentences.add(of(schedule)));
        training.earlyStopping().ifPresent(stopping -> sentences.add(of(stopping)));
        if (!training.classWeights().equals(ClassWeights.NONE)) {
            sentences.add(of(training.classWeights()));
        }
        if (training.dropoutSamples() > 0) {
            sentences.add("After training, the test sequences are also answered by the mean probabilities of "
                    + (training.dropoutSamples() == 1 ? "1 pass" : training.dropoutSamples() + " passes")
                    + " with dropout.");
        }
        return sentences;
    }

    private static String byRole(Map<Role, Double> values) {
        return Words.list(
                values.entrySet().stream()
                        .map(value -> NumberText.of(value.getValue()) + " ("
                                + value.getKey().key().replace('-', ' ') + ")")
                        .toList(),
                "and");
    }

    private static String of(Schedule schedule) {
        return "The learning rate changes as by " + schedule.kind().title() + " ("
                + schedule.settings().entrySet().stream()
                        .map(setting -> setting.getKey().replace('-', ' ') + " " + text(setting.getValue()))
                        .collect(Collectors.joining(", "))
                + ").";
    }

    private static String text(Object value) {
        return value instanceof Double number
                ? NumberText.of(number)
                : value.toString().replace('-', ' ');
    }

    private static String of(EarlyStopping stopping) {
        return "Training ends early after " + Phrases.count(Math.max(1, stopping.patience()), "epoch")
                + " without a better " + stopping.monitor().words()
                + (stopping.leastChange() > 0 ? " (by more than " + NumberText.of(stopping.leastChange()) + ")" : "")
                + (stopping.bestWeights()
                        ? ", and with the weights of the epoch that had the best."
                        : ", with the weights of the last epoch.");
    }

    private static String of(ClassWeights weights) {
        if (weights instanceof BalancedWeights) {
            return "In training, losses are weighted so that both labels count alike.";
        }
        LabelWeights given = (LabelWeights) weights;
        return "In training, the loss is multiplied by " + NumberText.of(given.ofZero()) + " for label 0 and by "
                + NumberText.of(given.ofOne()) + " for label 1.";
    }
}
