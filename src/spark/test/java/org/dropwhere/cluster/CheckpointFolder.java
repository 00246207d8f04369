package org.dropwhere.cluster;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.dropwhere.execution.Provenance;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.HandMade;
import org.dropwhere.training.Snapshot;
import scala.reflect.ClassTag$;

/**
 * A process with Spark's libraries that keeps checkpoints in a folder as executors do; {@link HadoopCheckpointsTest}
 * starts it. What failed is on standard error, all else on standard output.
 */
final class CheckpointFolder {
    private static final int EPOCHS = 100;
    private static final Trial TRIAL = HandMade.smallTrial(EPOCHS + 1);
    private static final String KIND = Provenance.ofThisProcess().kind().text();

    private final Path folder;
    private final HadoopCheckpoints checkpoints;

    private CheckpointFolder(Path folder) {
        this.folder = folder;
        checkpoints = new HadoopCheckpoints(folder.toUri().toString(), new Here());
    }

    /** A scenario and a folder. */
    public static void main(String[] arguments) throws Exception {
        CheckpointFolder folder = new CheckpointFolder(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "together" -> folder.together();
            case "kinds" -> folder.kinds();
            case "damaged" -> folder.damaged();
            case "in-the-way" -> folder.inTheWay();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Two machines train a trial, and a third looks all the time for where to go on. */
    private void together() throws Exception {
        checkpoints.requireWritable();
        AtomicBoolean ended = new AtomicBoolean();
        Callable<Boolean> writer = () -> {
            for (int epochs = 1; epochs <= EPOCHS; epochs++) {
                save(epochs, KIND);
            }
            return true;
        };
        Callable<Boolean> reader = () -> {
            boolean found = false;
            while (!ended.get()) {
                found = checkpoints.load(TRIAL).isPresent();
            }
            return found;
        };
        ExecutorService machines = Executors.newFixedThreadPool(3);
        try {
            Future<Boolean> third = machines.submit(reader);
            for (Future<Boolean> writing : machines.invokeAll(List.of(writer, writer))) {
                writing.get();
            }
            ended.set(true);
            third.get();
        } finally {
            ended.set(true);
            machines.shutdown();
        }
        print();
        checkpoints.remove(TRIAL);
        print();
    }

    private void kinds() throws Exception {
        save(1, KIND);
        save(3, "another kind");
        print();
    }

    private void damaged() throws Exception {
        save(1, KIND);
        save(2, KIND);
        try (Stream<Path> files = Files.list(folder.resolve(TRIAL.id()))) {
            Path furthest = files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith("2-"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(furthest, "cut off");
        }
        print();
    }

    private void inTheWay() throws Exception {
        Files.writeString(folder.resolve(TRIAL.id()), "no folder");
        save(1, KIND);
        print();
    }

    private void save(int epochs, String kind) {
        double[] accuracies = new double[epochs];
        Arrays.fill(accuracies, 0.5);
        Snapshot snapshot = HandMade.snapshot(TRIAL, accuracies);
        checkpoints.save(TRIAL, snapshot.by(kind));
    }

    /** After how many epochs training goes on, and the files without the random part of their names. */
    private void print() throws Exception {
        Optional<Integer> epochs =
                checkpoints.load(TRIAL).map(snapshot -> snapshot.epochs().size());
        System.out.println("after " + epochs.orElse(0) + " epochs");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()).replaceFirst("-.*\\.", "."))
                    .sorted()
                    .forEach(System.out::println);
        }
    }

    /** The configuration in the process itself. */
    private static final class Here extends Broadcast<SerializableConfiguration> implements Serializable {
        private static final long serialVersionUID = 1;

        private final SerializableConfiguration configuration = new SerializableConfiguration(new Configuration());

        Here() {
            super(1, ClassTag$.MODULE$.apply(SerializableConfiguration.class));
        }

        @Override
        public SerializableConfiguration getValue() {
            return configuration;
        }

        @Override
        public void doUnpersist(boolean blocking) {
            // Nothing has been sent.
        }

        @Override
        public void doDestroy(boolean blocking) {
            // Nothing has been sent.
        }
    }
}
