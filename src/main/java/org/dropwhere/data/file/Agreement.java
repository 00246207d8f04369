package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one file of an experiment shows where the experiment does not say it, and all others keep to. */
final class Agreement {
    private Optional<String> otherLabel = Optional.empty();
    private final List<String> features = new ArrayList<>();

    /**
     * Whether a text may stand for the label that has no name.
     *
     * @param text the first one is it
     */
    boolean isOtherLabel(String text) {
        otherLabel = otherLabel.or(() -> Optional.of(text));
        return otherLabel.get().equals(text);
    }

    /** The text that stands for the label without a name, if there was one. */
    Optional<String> otherLabel() {
        return otherLabel;
    }

    /** The names of the columns of features; those of the first file. */
    List<String> features(List<String> ofFile) {
        if (features.isEmpty()) {
            features.addAll(ofFile);
        }
        return List.copyOf(features);
    }
}
