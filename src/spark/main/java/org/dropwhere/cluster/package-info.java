/**
 * Runs trials on Apache Spark: {@link org.dropwhere.cluster.SparkCluster} is the driver's end, and each trial a task.
 * Only in {@code dropwhere-spark.jar}; nothing else knows this package, which is found as a
 * {@link org.dropwhere.execution.ClusterProvider}.
 */
@NullMarked
package org.dropwhere.cluster;

import org.jspecify.annotations.NullMarked;
