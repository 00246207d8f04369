package org.dropwhere.tracking.mlflow;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where MLflow keeps experiments. */
interface Store {
    /** How it has a run. */
    enum State {
        ABSENT,
        OTHER,
        SAME
    }

    /** An experiment that is there. */
    interface Experiment {
        /** How it has a run. */
        State state(LoggedRun run);

        /**
         * Logs a run, in place of the one that there may be.
         *
         * @return why its files are not there, in a sentence, if it has some and they are not
         */
        Optional<String> log(LoggedRun run);
    }

    /**
     * The experiment of a name, which is made if it is missing.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if that cannot be done
     */
    Experiment experiment(String name);

    /** Logs what is not there as it is. */
    default Logged log(String experiment, List<LoggedRun> runs) {
        Experiment there = experiment(experiment);
        Map<State, Integer> counts = new EnumMap<>(State.class);
        Optional<String> withoutFiles = Optional.empty();
        for (LoggedRun run : runs) {
            State state = there.state(run);
            counts.merge(state, 1, Integer::sum);
            if (state != State.SAME) {
                Optional<String> reason = there.log(run);
                withoutFiles = withoutFiles.isPresent() ? withoutFiles : reason;
            }
        }
        return new Logged(
                counts.getOrDefault(State.ABSENT, 0),
                counts.getOrDefault(State.OTHER, 0),
                counts.getOrDefault(State.SAME, 0),
                withoutFiles);
    }
}
