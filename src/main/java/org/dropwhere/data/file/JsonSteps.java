package org.dropwhere.data.file;

import java.util.Optional;
import org.dropwhere.data.file.Mistakes.Mistake;
import org.dropwhere.sequence.Sequences;
import tools.jackson.core.JsonParser;

/** Makes sequences of members of JSON objects. */
interface JsonSteps {

    /**
     * Takes the value at which the parser stands, to its end.
     *
     * @param member number of the member among those that are read
     */
    Optional<Mistake> read(int member, JsonParser parser);

    /**
     * That an object has ended without a mistake; its sequence is kept if there is none now.
     *
     * @param line where it began
     * @param column likewise
     */
    Optional<Mistake> end(int label, long line, long column);

    /** That what was read since the last end is of no use. */
    void discard();

    /** What was kept. */
    Sequences sequences();
}
