package org.dropwhere.cluster;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.dropwhere.execution.Provenance;
import org.dropwhere.failure.EnvironmentFailure;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/** A task that does nothing but look whether an executor can compute, before anything is written. */
final class Probe extends AbstractFunction1<Iterator<Integer>, Boolean> implements Serializable {
    private static final long serialVersionUID = 1;

    private Probe() {}

    /**
     * Runs it.
     *
     * @throws EnvironmentFailure if it fails
     */
    static void run(JavaSparkContext spark) {
        try {
            Object unused = spark.sc()
                    .runJob(
                            spark.parallelize(List.of(1), 1).rdd(),
                            new Probe(),
                            ClassTag$.MODULE$.apply(Boolean.class));
        } catch (Exception e) {
            // Spark throws checked exceptions without saying so.
            throw new EnvironmentFailure(
                    "An executor of Spark cannot run the program. " + SparkReason.of(e)
                            + " The cluster needs the version of Spark that is used here, which is "
                            + SparkVersion.spark()
                            + "; SPARK_HOME names the folder of another one." + SparkLog.where(),
                    e);
        }
    }

    @Override
    public Boolean apply(Iterator<Integer> one) {
        return !Provenance.ofThisProcess().blas().isEmpty();
    }
}
