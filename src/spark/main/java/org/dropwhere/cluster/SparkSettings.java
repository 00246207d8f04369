package org.dropwhere.cluster;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.dropwhere.failure.BadInput;

/** Settings of Spark's that a user may not, or need not, give. */
final class SparkSettings {
    private static final String OWN = "the program sets it itself; leave it out.";

    /** Why they are refused. */
    private static final Map<String, String> REFUSED = Map.of(
            "spark.master",
            "--spark names the master; leave it out.",
            "spark.task.cpus",
            OWN,
            "spark.serializer",
            OWN,
            "spark.driver.maxResultSize",
            OWN,
            "spark.driver.memory",
            "the driver is this process, whose memory DROPWHERE_JAVA_OPTS=-Xmx4g bounds, say; leave it out.",
            "spark.submit.deployMode",
            "the driver is this process, which writes the results; leave it out.");

    private SparkSettings() {}

    /**
     * Looks whether settings may be given.
     *
     * @throws BadInput if one may not
     */
    static void requireAllowed(Map<String, String> configuration) {
        configuration.keySet().stream().filter(REFUSED::containsKey).findFirst().ifPresent(key -> {
            throw new BadInput("--spark-conf " + key + ": " + REFUSED.get(key));
        });
    }

    /**
     * Looks whether the driver is where the user is.
     *
     * @throws BadInput if spark-submit has sent it to a machine of the cluster
     */
    static void requireClientMode(SparkConf conf) {
        if (conf.get("spark.submit.deployMode", "client").equals("cluster")) {
            throw new BadInput(
                    "spark-submit --deploy-mode cluster: the driver writes the results, which would stay on a"
                            + " machine of the cluster; leave the option out, or say client.");
        }
    }
}
