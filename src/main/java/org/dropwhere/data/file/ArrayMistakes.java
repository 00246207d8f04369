package org.dropwhere.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.failure.BadInput;

/** Gathers what is wrong in a file's arrays: the first sentences and the number of the others. */
final class ArrayMistakes {
    private static final int MOST = 10;

    private final Path path;
    private final List<String> sentences = new ArrayList<>();
    private final Set<String> cures = new HashSet<>();
    private long more;

    /** None yet of a file. */
    ArrayMistakes(Path path) {
        this.path = path;
    }

    /** A mistake with what to do about it; of many of a kind only the first says that. */
    void add(String sentence, Optional<String> cure) {
        if (sentences.size() == MOST) {
            more++;
        } else {
            sentences.add(
                    sentence + cure.filter(cures::add).map(each -> " " + each).orElse(""));
        }
    }

    /** What another found. */
    void add(BadInput mistakes) {
        mistakes.sentences().forEach(sentence -> add(sentence, Optional.empty()));
    }

    /** None yet of the same file. */
    ArrayMistakes ofSameFile() {
        return new ArrayMistakes(path);
    }

    /** What was gathered apart. */
    void add(ArrayMistakes others) {
        others.sentences.forEach(sentence -> add(sentence, Optional.empty()));
        more += others.more;
    }

    /**
     * Ends here if there are any.
     *
     * @throws BadInput with their sentences
     */
    void check() {
        if (more > 0) {
            sentences.add(path + ": " + more + (more == 1 ? " more value is wrong." : " more values are wrong."));
        }
        if (!sentences.isEmpty()) {
            throw new BadInput(sentences);
        }
    }
}
