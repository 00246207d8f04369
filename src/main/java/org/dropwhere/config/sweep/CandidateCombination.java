package org.dropwhere.config.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.check.Assembly;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.ValueText;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.ComparedAxis;
import org.dropwhere.spec.Experiment;

/**
 * A combination of a sweep before all others have been checked.
 *
 * @param choices of the axes
 * @param settings with the choices laid over
 * @param along the axes whose values are compared, see {@link org.dropwhere.spec.Analysis#compareAlong}
 */
public record CandidateCombination(List<AxisValue> choices, Settings settings, Optional<List<ComparedAxis>> along) {

    /**
     * The experiment, if there is no mistake in it.
     *
     * @param fileName names it if the file has no name
     * @param files what has been trained before
     */
    public Combination assemble(String fileName, PretrainedFiles files) {
        Map<String, String> values = new LinkedHashMap<>();
        choices.forEach(choice -> values.put(choice.axis().path(), ValueText.of(choice.value())));
        Experiment experiment =
                new Assembly(settings, files).experiment(settings.text("name").orElse(fileName));
        return new Combination(
                values, experiment.withAnalysis(experiment.analysis().along(along)));
    }
}
