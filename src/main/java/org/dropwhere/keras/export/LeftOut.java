package org.dropwhere.keras.export;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ReduceOnPlateau;
import org.dropwhere.spec.Training;

/** What of a training a model's file of Keras has no place for: callbacks, arguments of fit, matters of a backend. */
final class LeftOut {
    private LeftOut() {}

    /** By the keys of experiment files, and what each is to Keras. */
    static List<String> of(ModelSpec model, Training training) {
        List<String> leftOut = new ArrayList<>();
        if (training.schedule().orElse(null) instanceof ReduceOnPlateau) {
            leftOut.add("the schedule reduce-on-plateau (a callback in Keras)");
        }
        if (training.earlyStopping().isPresent()) {
            leftOut.add("early-stopping (a callback in Keras)");
        }
        if (!training.regularization().l2().isEmpty()) {
            leftOut.add("the penalty l2");
        }
        if (!training.regularization().maxNorm().isEmpty()) {
            leftOut.add("the bound max-norm");
        }
        if (!training.classWeights().equals(ClassWeights.NONE)) {
            leftOut.add("class-weights (an argument of fit in Keras)");
        }
        if (!model.pretrained().trainsEmbedding()) {
            leftOut.add("the embedding's train: false (its layer is trainable in the file)");
        }
        if (training.embeddingGradient() == EmbeddingGradient.BY_OCCURRENCE) {
            leftOut.add("embedding-gradient: by-occurrence (Keras trains so on TensorFlow, whatever the file)");
        }
        return leftOut;
    }
}
