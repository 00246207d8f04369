package org.dropwhere.cluster;

import java.util.Optional;
import java.util.Set;
import org.dropwhere.execution.ComputingKind;
import org.dropwhere.failure.EnvironmentFailure;

/** Which executors may train. Thread-safe. */
final class Admission {
    private static final String CURE =
            " What has finished is kept. Take machines of one kind, or give all of them the same"
                    + " kernels with --spark-conf spark.executorEnv.OPENBLAS_CORETYPE=Haswell, say, or leave out the option: the"
                    + " report then tells which machine has computed what.";

    private final boolean sameKinds;
    private Optional<Known> known = Optional.empty();

    /** @param who has computed, for a sentence */
    private record Known(ComputingKind kind, String who) {}

    /** @param sameKinds whether all have to be of one kind */
    Admission(boolean sameKinds) {
        this.sameKinds = sameKinds;
    }

    /**
     * What was computed before is of these kinds.
     *
     * @throws EnvironmentFailure if they are several, and all have to be of one
     */
    synchronized void computedBefore(Set<ComputingKind> kinds) {
        if (sameKinds && kinds.size() > 1) {
            throw new EnvironmentFailure("--spark-same-kernels: the trials that have finished before were computed by "
                    + kinds.size() + " kinds of machine already. Leave out the option, or begin in another folder.");
        }
        kinds.stream()
                .findFirst()
                .ifPresent(kind -> known = Optional.of(new Known(kind, "what has finished before was computed")));
    }

    /** Why the run has to end, if an executor may not train. */
    synchronized Optional<EnvironmentFailure> refusal(TaskMessage.Begins begins) {
        if (begins.blasThreads() > 1) {
            return Optional.of(new EnvironmentFailure("On " + begins.machine()
                    + " OpenBLAS computes with " + begins.blasThreads()
                    + " threads, which gives other numbers than one thread; another program in its process must have"
                    + " started it. Give this program executors of its own."));
        }
        ComputingKind kind = begins.provenance().kind();
        if (known.isEmpty()) {
            known = Optional.of(new Known(kind, begins.machine() + " computes"));
        }
        Known others = known.get();
        return !sameKinds || kind.equals(others.kind())
                ? Optional.empty()
                : Optional.of(new EnvironmentFailure(
                        "--spark-same-kernels: " + begins.machine() + " computes with " + kind.text() + ", but "
                                + others.who() + " with " + others.kind().text() + "." + CURE));
    }
}
