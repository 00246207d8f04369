package org.dropwhere.execution;

import org.dropwhere.data.DatasetCache;

/**
 * Makes clusters of one kind. Found by {@link java.util.ServiceLoader} in jars that are built for such a kind; the
 * program's own has none.
 */
public interface ClusterProvider {

    /**
     * A cluster to which {@link TrialExecutor#prepare} connects.
     *
     * @param data what has read the files of the trials on this machine
     * @throws org.dropwhere.failure.BadInput if the settings are wrong
     */
    Cluster cluster(ClusterSettings settings, DatasetCache data);
}
