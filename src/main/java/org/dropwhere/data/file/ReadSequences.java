package org.dropwhere.data.file;

import java.util.Map;
import java.util.Optional;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Part;

/**
 * The sequences of one file.
 *
 * @param parts sequences of which the file itself says for what they are
 * @param others sequences of which it does not
 */
record ReadSequences(Map<Part, Sequences> parts, Optional<Sequences> others) {

    /** Of a file that does not say for what they are. */
    static ReadSequences of(Sequences sequences) {
        return new ReadSequences(Map.of(), Optional.of(sequences));
    }
}
