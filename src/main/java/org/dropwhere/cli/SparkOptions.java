package org.dropwhere.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.execution.Cluster;
import org.dropwhere.execution.ClusterProvider;
import org.dropwhere.execution.ClusterSettings;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a command trains on a cluster. */
final class SparkOptions {
    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            // What spark-submit was told.
            defaultValue = "${sys:spark.master}",
            description = {
                "Train on Apache Spark, one trial on each core: spark://HOST:PORT, yarn, k8s://URL or local[2].",
                "Default: on this machine"
            })
    private @Nullable String master;

    @Option(
            names = "--spark-conf",
            paramLabel = "KEY=VALUE",
            description = {
                "A setting of Spark's. May be given several times.",
                "Example: --spark-conf spark.executor.memory=4g"
            })
    private List<String> settings = List.of();

    @Option(
            names = "--spark-checkpoints",
            paramLabel = "URI",
            description = "Folder that all machines reach (hdfs:, s3a:, file:), from which trials go on whose machine"
                    + " is lost. Default: they begin again")
    private @Nullable String checkpoints;

    @Option(
            names = "--spark-same-kernels",
            description = "Refuse machines whose processors would compute other numbers. Default: the report tells")
    private boolean sameKernels;

    boolean isWanted() {
        return master != null;
    }

    /**
     * The cluster, if the command names one.
     *
     * @param data what has read the files of the trials on this machine
     * @param messages hears what the user should know of its machines
     * @throws BadInput if options are wrong, or this jar is without Spark
     */
    Optional<Cluster> cluster(DatasetCache data, Consumer<String> messages) {
        if (master == null) {
            requireNone();
            return Optional.empty();
        }
        ClusterSettings wanted =
                new ClusterSettings(master, configuration(), Optional.ofNullable(checkpoints), sameKernels, messages);
        Iterator<ClusterProvider> providers =
                ServiceLoader.load(ClusterProvider.class).iterator();
        if (!providers.hasNext()) {
            throw new BadInput("This jar is without what --spark needs. The launcher dropwhere builds and starts"
                    + " target/dropwhere-spark.jar, which has it.");
        }
        return Optional.of(providers.next().cluster(wanted, data));
    }

    /** What says how to train on Spark says nothing without it. */
    private void requireNone() {
        List<String> useless = new ArrayList<>();
        if (!settings.isEmpty()) {
            useless.add("--spark-conf");
        }
        if (checkpoints != null) {
            useless.add("--spark-checkpoints");
        }
        if (sameKernels) {
            useless.add("--spark-same-kernels");
        }
        if (!useless.isEmpty()) {
            throw new BadInput(Words.list(useless, "and") + (useless.size() == 1 ? " is" : " are")
                    + " for Spark, of which the command names no master; add --spark spark://HOST:PORT, say.");
        }
    }

    private Map<String, String> configuration() {
        Map<String, String> configuration = new TreeMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1 || !setting.startsWith("spark.")) {
                throw new BadInput("--spark-conf: " + Words.quoted(setting)
                        + " is not KEY=VALUE with a key of Spark's, such as spark.executor.memory=4g.");
            }
            configuration.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return configuration;
    }
}
