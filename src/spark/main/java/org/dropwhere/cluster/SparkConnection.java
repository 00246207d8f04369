package org.dropwhere.cluster;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.dropwhere.execution.ClusterSettings;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.text.Phrases;

/**
 * Connects to a cluster.
 *
 * @param executors waits for the first one
 */
record SparkConnection(ClusterSettings settings, ExecutorWatch executors) {
    /** After so many failures of a task Spark ends all of them. */
    private static final String MOST_FAILURES = "spark.task.maxFailures";

    /** One more than Spark's own default, for a trial that has lost as many executors as that is not begun again. */
    private static final int DEFAULT_FAILURES = 5;

    private static final String PATIENCE = "spark.scheduler.maxRegisteredResourcesWaitingTime";

    /** Clusters that start machines for a run take a while. Chosen, not measured. */
    private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

    /** Then the user is told for what the program waits. Chosen, not measured. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(200);

    /**
     * Connects and waits for an executor.
     *
     * @param check what can be found wrong before one is there, which may take minutes
     * @throws BadInput if settings of Spark's are wrong
     * @throws EnvironmentFailure if the cluster refuses the program, or no executor comes
     */
    JavaSparkContext open(Consumer<JavaSparkContext> check) {
        SparkConf conf = conf();
        JavaSparkContext context = start(conf);
        try {
            check.accept(context);
            awaitExecutor(context, conf);
            Probe.run(context);
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private SparkConf conf() {
        // With what spark-submit and the JVM's options say.
        SparkConf conf = new SparkConf(true).setAppName("Dropwhere").setMaster(settings.master());
        SparkSettings.requireClientMode(conf);
        settings.configuration().forEach(conf::set);
        // One of each, whatever somebody has said for other programs.
        conf.set("spark.task.cpus", "1");
        conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
        conf.setIfMissing(MOST_FAILURES, String.valueOf(DEFAULT_FAILURES));
        // Trials that keep their weights return megabytes, which are stored as they come.
        conf.set("spark.driver.maxResultSize", "0");
        add(conf, "spark.plugins", TrialsPlugin.class.getName());
        ownJar().map(Path::toUri)
                .filter(jar -> !conf.get("spark.jars", "").endsWith(jar.getRawPath()))
                .ifPresent(jar -> add(conf, "spark.jars", jar.toString()));
        conf.setExecutorEnv("OMP_NUM_THREADS", "1");
        conf.setExecutorEnv("OPENBLAS_NUM_THREADS", "1");
        // In the C locale Java finds no file whose name has other letters than ASCII's.
        conf.setIfMissing("spark.executorEnv.LC_ALL", "C.UTF-8");
        // As on YARN and Kubernetes: with an executor goes no more than a trial.
        conf.setIfMissing("spark.executor.cores", "1");
        // The program waits for one before it begins, and so before Spark would ask for one.
        if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
            conf.setIfMissing("spark.dynamicAllocation.initialExecutors", "1");
        }
        conf.setIfMissing("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:+UseTransparentHugePages");
        // The program shows its progress itself.
        conf.set("spark.ui.showConsoleProgress", "false");
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.retainedTasks", "1000");
        return conf;
    }

    private static void add(SparkConf conf, String key, String value) {
        String before = conf.get(key, "");
        conf.set(key, before.isEmpty() ? value : before + "," + value);
    }

    /** Where the program is, which executors fetch; absent where it does not run from its jar. */
    private static Optional<Path> ownJar() {
        try {
            return Optional.of(Path.of(SparkConnection.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()))
                    .filter(path -> path.toString().endsWith(".jar"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private JavaSparkContext start(SparkConf conf) {
        try {
            TrialsPlugin.listen(executors);
            return new JavaSparkContext(conf);
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "--spark-conf: " + SparkReason.of(e)
                            + (settings.configuration().isEmpty()
                                    ? ""
                                    : " The settings were: " + text(settings.configuration()) + "."),
                    e);
        } catch (Exception e) {
            // Spark throws checked exceptions without saying so.
            if (settings.configuration().keySet().stream()
                    .anyMatch(key -> SparkReason.of(e).contains(key))) {
                throw new BadInput("--spark-conf: " + SparkReason.of(e), e);
            }
            if (SparkMaster.isOfExtension(settings.master())
                    && SparkReason.of(e).startsWith("Could not parse Master")) {
                throw new BadInput(
                        "This Spark cannot ask the master " + settings.master()
                                + ", for it is Spark's core alone. Set SPARK_HOME to the folder of a whole Spark.",
                        e);
            }
            throw new EnvironmentFailure(
                    "Spark does not start with master " + settings.master() + ". " + SparkReason.of(e)
                            + SparkLog.where(),
                    e);
        }
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private void awaitExecutor(JavaSparkContext context, SparkConf conf) {
        long patience = conf.getTimeAsMs(PATIENCE, DEFAULT_PATIENCE.toMillis() + "ms");
        boolean told = false;
        try {
            for (long waited = 0; !executors.awaitFirst(LOOK.toMillis()); waited += LOOK.toMillis()) {
                if (context.sc().isStopped()) {
                    throw new EnvironmentFailure("The master " + settings.master()
                            + " has refused the program, or is of another version of Spark than "
                            + SparkVersion.spark() + "." + SparkLog.where());
                }
                if (waited >= patience) {
                    throw new EnvironmentFailure(
                            "No executor of " + wanted(conf) + " has come within " + patience / 1000
                                    + " s. The workers may be busy or smaller than that, or executors end as soon as they"
                                    + " begin, of which the workers' logs tell. --spark-conf spark.executor.memory and"
                                    + " spark.executor.cores say what an executor takes, and --spark-conf " + PATIENCE
                                    + "=10min waits longer." + SparkLog.where());
                }
                if (!told && waited >= SILENCE.toMillis()) {
                    told = true;
                    settings.messages().accept("Waiting for an executor of " + wanted(conf) + ".");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted", e);
        }
    }

    /** How many executors a trial may lose. */
    static int mostLosses(JavaSparkContext context) {
        return Math.max(1, context.getConf().getInt(MOST_FAILURES, DEFAULT_FAILURES) - 1);
    }

    private static String wanted(SparkConf conf) {
        return Phrases.count(conf.getInt("spark.executor.cores", 1), "core") + " and "
                + conf.get("spark.executor.memory", "1g") + " of memory";
    }
}
