package org.dropwhere.cluster;

import org.dropwhere.data.DatasetCache;
import org.dropwhere.execution.Cluster;
import org.dropwhere.execution.ClusterProvider;
import org.dropwhere.execution.ClusterSettings;

/** Apache Spark. */
public final class SparkProvider implements ClusterProvider {
    /** For {@link java.util.ServiceLoader}. */
    public SparkProvider() {}

    @Override
    public Cluster cluster(ClusterSettings settings, DatasetCache data) {
        SparkVersion.require();
        SparkMaster.requireKnown(settings.master());
        SparkSettings.requireAllowed(settings.configuration());
        settings.checkpoints().ifPresent(HadoopCheckpoints::requireUri);
        return new SparkCluster(settings, data);
    }
}
