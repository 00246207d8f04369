package org.dropwhere.keras.export;

import java.util.List;
import java.util.Map;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Training;

/**
 * What is exported.
 *
 * @param model its layers
 * @param inputs types of tokens, or features of the data where there is no embedding
 * @param placements where it dropped in training, as the variant has them
 * @param training how it was trained; its optimizer and schedule go into the file
 * @param weights by the names of {@link ParameterLayout}; not copied
 */
public record TrainedModel(
        ModelSpec model, int inputs, List<Placement> placements, Training training, Map<String, float[]> weights) {

    /**
     * Checks the weights.
     *
     * @throws IllegalArgumentException if they are not those of the model
     */
    public TrainedModel {
        placements = List.copyOf(placements);
        ParameterLayout.of(model, inputs).check(weights);
    }
}
