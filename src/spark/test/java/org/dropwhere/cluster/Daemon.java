package org.dropwhere.cluster;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/**
 * A master or worker of Spark, in a process that ends with the one that has started it, however that ends. Executors
 * end with their worker by themselves.
 */
public final class Daemon {
    private Daemon() {}

    /**
     * Starts it.
     *
     * @param args {@code master} or {@code worker}, and what it is given
     */
    public static void main(String[] args) throws Exception {
        CompletableFuture<Void> unused = ProcessHandle.current()
                .parent()
                .orElseThrow()
                .onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1));
        String[] arguments = Arrays.copyOfRange(args, 1, args.length);
        if (args[0].equals("master")) {
            Master.main(arguments);
        } else {
            Worker.main(arguments);
        }
    }
}
