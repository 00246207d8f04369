package org.dropwhere.cluster;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one cluster, with two workers that are idle when a test begins. */
final class SharedCluster implements ParameterResolver, BeforeEachCallback {
    private static final int WORKERS = 2;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StandaloneCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        cluster(context).haveWorkers(WORKERS);
    }

    private static StandaloneCluster cluster(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .getOrComputeIfAbsent(StandaloneCluster.class, type -> start(), StandaloneCluster.class);
    }

    private static StandaloneCluster start() {
        try {
            return StandaloneCluster.start(Files.createTempDirectory("spark-cluster"), WORKERS);
        } catch (Exception e) {
            throw new IllegalStateException("The cluster does not start", e);
        }
    }
}
