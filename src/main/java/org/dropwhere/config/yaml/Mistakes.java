package org.dropwhere.config.yaml;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/** Collects the mistakes of an experiment, so that all are reported at once, each once. */
public final class Mistakes {
    private record Mistake(Position position, String sentence) {}

    private final Set<Mistake> found = new LinkedHashSet<>();
    private final Set<String> invalid = new HashSet<>();

    public void add(Position position, String sentence) {
        found.add(new Mistake(position, Words.shortened(sentence, BadInput.LONGEST_SENTENCE)));
    }

    /** Marks a key's value as part of a reported mistake, so that no second one follows from it. */
    public void markInvalid(String path) {
        invalid.add(path);
    }

    /** Whether a mistake about this key, for example {@code data.length}, was reported. */
    public boolean isInvalid(String path) {
        return invalid.contains(path);
    }

    /** A collection for one combination of a sweep, whose invalid values are not invalid in the others. */
    public Mistakes fork() {
        Mistakes fork = new Mistakes();
        fork.invalid.addAll(invalid);
        return fork;
    }

    /** Takes over the mistakes, but not which values are invalid; returns whether there is a new one. */
    public boolean merge(Mistakes others) {
        return found.addAll(others.found);
    }

    /** The mistake that was found first, without its position. */
    public Optional<String> first() {
        return found.stream().map(Mistake::sentence).findFirst();
    }

    /** Throws {@link BadInput} with the mistakes in the order of files and positions, if there is one. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BadInput(found.stream()
                    .sorted(Comparator.comparing(Mistake::position))
                    .map(mistake -> mistake.position() + ": " + mistake.sentence())
                    .distinct()
                    .toList());
        }
    }
}
