package org.dropwhere.config.yaml;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/** Collects the mistakes of an experiment, so that all are told at once, each once. */
public final class Mistakes {
    private record Mistake(Position position, String sentence) {}

    private final Set<Mistake> found = new LinkedHashSet<>();
    private final Set<String> doubtful = new HashSet<>();

    public void add(Position position, String sentence) {
        found.add(new Mistake(position, Words.shortened(sentence, BadInput.LONGEST_SENTENCE)));
    }

    /** Marks a key's value as part of a mistake that was told, so that no second one follows from it. */
    public void doubt(String path) {
        doubtful.add(path);
    }

    /** Whether a mistake about this key, for example {@code data.length}, was told. */
    public boolean doubts(String path) {
        return doubtful.contains(path);
    }

    /** A collection for one combination of a sweep, whose doubts are no doubts about the others. */
    public Mistakes ofCombination() {
        Mistakes fork = new Mistakes();
        fork.doubtful.addAll(doubtful);
        return fork;
    }

    /** Takes over what was found, but not the doubts; says whether something is new. */
    public boolean take(Mistakes others) {
        return found.addAll(others.found);
    }

    /** What was told first, without its position. */
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
