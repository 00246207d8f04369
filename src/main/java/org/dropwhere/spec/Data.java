package org.dropwhere.spec;

import java.io.Serializable;
import java.util.Map;
import org.dropwhere.spec.data.Pad;

/** Where the sequences come from: a synthetic task or files. */
public sealed interface Data extends Serializable permits TaskData, FileData {

    /** The key that stands for this source in an experiment file, below {@code data}. */
    String source();

    /**
     * All that decides the sequences, beside the seed: whole numbers, numbers and texts by their names. Ids of trials
     * depend on names, order and values.
     *
     * @param digest of the content of the files; empty if there are none
     */
    Map<String, Object> identity(String digest);

    /** Whether all seeds see the same sequences in the same parts. */
    boolean isSharedBySeeds();

    /** Whether all seeds are tested on the same sequences. */
    boolean isTestShared();

    /** The one length that sequences are brought to. */
    Pad pad();
}
