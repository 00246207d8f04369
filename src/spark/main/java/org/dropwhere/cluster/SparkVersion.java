package org.dropwhere.cluster;

import org.dropwhere.failure.BadInput;

/** The Spark that is on the class path: it may be the user's. */
final class SparkVersion {
    /** Of Spark the first number of the version, of Scala the first two. */
    private static final String SPARK = "4.";

    private static final String SCALA = "2.13.";

    private SparkVersion() {}

    /**
     * Looks whether it is one that this program runs on. Comes before any other use of Spark, whose other versions have
     * other classes.
     *
     * @throws BadInput if it is not
     */
    static void require() {
        require(spark(), scala());
    }

    static void require(String spark, String scala) {
        if (!spark.startsWith(SPARK) || !scala.startsWith(SCALA)) {
            throw new BadInput("This is Spark " + spark + " for Scala " + scala + ", but the program needs Spark "
                    + SPARK + "x for Scala " + SCALA
                    + "x. Set SPARK_HOME to such a Spark, which has to be the version that the cluster has; unset, the"
                    + " program takes the one that it was built with.");
        }
    }

    static String spark() {
        try {
            return org.apache.spark.package$.MODULE$.SPARK_VERSION();
        } catch (LinkageError e) {
            throw new BadInput(
                    "There is no Spark beside dropwhere-spark.jar. Start it with the program's launcher or with"
                            + " spark-submit.",
                    e);
        }
    }

    private static String scala() {
        return scala.util.Properties.versionNumberString();
    }
}
