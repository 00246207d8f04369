package org.dropwhere.data.file;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Part;

/**
 * What the files of an experiment hold, before it is divided among parts, padded and standardised, and before words
 * have their tokens.
 *
 * @param parts sequences of which the files say for what they are
 * @param undivided the others
 * @param words of text, each once, in the order in which they were first met; the sequences' tokens are places in this
 *     list. Empty if the files have no text.
 * @param files in the order of {@link org.dropwhere.spec.FileData#paths}
 */
public record RawFiles(
        Map<Part, Sequences> parts, Optional<Sequences> undivided, List<String> words, List<FileFacts> files) {

    /** Copies the maps and lists. */
    public RawFiles {
        EnumMap<Part, Sequences> ordered = new EnumMap<>(Part.class);
        ordered.putAll(parts);
        parts = ordered;
        words = List.copyOf(words);
        files = List.copyOf(files);
    }
}
