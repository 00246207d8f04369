package org.dropwhere.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The program's exit codes, the same for every command; with the reasons in decision record 7. */
final class ExitCode {
    static final int DONE = 0;
    static final int UNEXPECTED_FAILURE = 1;
    static final int BAD_INPUT = 2;
    /** One code for results that are not as they should be. */
    static final int WRONG_RESULTS = 3;

    static final int REPORT_LACKS_PARTS = 4;
    static final int ENVIRONMENT_FAILURE = 5;
    /** After SIGINT, as by Ctrl-C: the JVM's own code, 128 and the number of the signal. */
    static final int INTERRUPTED = 130;
    /** After SIGTERM, likewise. */
    static final int TERMINATED = 143;

    private ExitCode() {}

    /** Code and meaning, in order, for the help. */
    static Map<String, String> list() {
        Map<String, String> list = new LinkedHashMap<>();
        list.put(String.valueOf(DONE), "done");
        list.put(String.valueOf(UNEXPECTED_FAILURE), "unexpected failure; a log file has the details");
        list.put(String.valueOf(BAD_INPUT), "bad input: arguments, an experiment, a file or a folder");
        list.put(
                String.valueOf(WRONG_RESULTS),
                "trials failed, are missing or came out differently, or masks are wrong");
        list.put(String.valueOf(REPORT_LACKS_PARTS), "the report lacks parts that could not be made; it names them");
        list.put(String.valueOf(ENVIRONMENT_FAILURE), "the disk, a permission or another program is in the way");
        list.put(String.valueOf(INTERRUPTED), "interrupted, as by Ctrl-C");
        list.put(String.valueOf(TERMINATED), "terminated, as by kill");
        return list;
    }
}
