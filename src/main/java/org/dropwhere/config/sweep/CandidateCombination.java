package org.dropwhere.config.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.config.check.Assembly;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.ValueText;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.Combination;

/**
 * A combination of a sweep before all others have been checked.
 *
 * @param choices of the axes
 * @param settings with the choices laid over
 */
public record CandidateCombination(List<AxisValue> choices, Settings settings) {

    /**
     * The experiment, if there is no mistake in it.
     *
     * @param fileName names it if the file has no name
     * @param files what has been trained before
     */
    public Combination assemble(String fileName, PretrainedFiles files) {
        Map<String, String> values = new LinkedHashMap<>();
        choices.forEach(choice -> values.put(choice.axis().path(), ValueText.of(choice.value())));
        return new Combination(
                values,
                new Assembly(settings, files).experiment(settings.text("name").orElse(fileName)));
    }
}
