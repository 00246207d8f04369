package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.AdamW;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Nadam;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What experiment files say of a step: optimizers and what is beside their rules. */
class OptimizersInFilesTest {
    @TempDir
    private Path temporary;

    private Training training(String more) throws IOException {
        Experiment experiment = new Folder(temporary)
                .with("x.yaml", Folder.good("{epochs: 2}", "{epochs: 2, " + more + "}"))
                .read("x.yaml");
        assertEquals(
                Optional.empty(),
                ResolvedRules.broken(experiment.data(), experiment.model(), experiment.training()),
                "written as a file, the same training is allowed");
        return experiment.training();
    }

    private OptimizerSpec optimizer(String optimizer) throws IOException {
        return training("optimizer: " + optimizer).optimizer();
    }

    /** As Keras 3.15's constructors have them. */
    @Test
    void theNameAloneTakesKerasDefaults() throws IOException {
        assertEquals(new Adam(0.001, 0.9, 0.999, 1e-7, false, 0, Clipping.NONE), optimizer("adam"));
        assertEquals(new AdamW(0.001, 0.9, 0.999, 1e-7, false, 0.004, Clipping.NONE), optimizer("adamw"));
        assertEquals(new Nadam(0.001, 0.9, 0.999, 1e-7, 0, Clipping.NONE), optimizer("nadam"));
        assertEquals(new RmsProp(0.001, 0.9, 1e-7, 0, false, 0, Clipping.NONE), optimizer("rmsprop"));
        assertEquals(new Sgd(0.01, 0, false, 0, Clipping.NONE), optimizer("sgd"));
    }

    @Test
    void everySettingIsTakenFromTheFile() throws IOException {
        assertEquals(
                new Adam(0.1, 0.2, 0.3, 0.4, true, 0.5, new Clipping(Clipping.By.NORM, 6)),
                optimizer("{adam: {learning-rate: 0.1, beta-1: 0.2, beta-2: 0.3, epsilon: 0.4, amsgrad: true,"
                        + " weight-decay: 0.5, clip-norm: 6}}"));
        assertEquals(
                new AdamW(0.1, 0.2, 0.3, 0.4, true, 0.5, new Clipping(Clipping.By.VALUE, 6)),
                optimizer("{adamw: {learning-rate: 0.1, beta-1: 0.2, beta-2: 0.3, epsilon: 0.4, amsgrad: true,"
                        + " weight-decay: 0.5, clip-value: 6}}"));
        assertEquals(
                new Nadam(0.1, 0.2, 0.3, 0.4, 0.5, new Clipping(Clipping.By.GLOBAL_NORM, 6)),
                optimizer("{nadam: {learning-rate: 0.1, beta-1: 0.2, beta-2: 0.3, epsilon: 0.4, weight-decay: 0.5,"
                        + " global-clip-norm: 6}}"));
        assertEquals(
                new RmsProp(0.1, 0.2, 0.3, 0.4, true, 0.5, new Clipping(Clipping.By.NORM, 6)),
                optimizer("{rmsprop: {learning-rate: 0.1, rho: 0.2, epsilon: 0.3, momentum: 0.4, centered: true,"
                        + " weight-decay: 0.5, clip-norm: 6}}"));
        assertEquals(
                new Sgd(0.1, 0.2, true, 0.3, new Clipping(Clipping.By.NORM, 4)),
                optimizer("{sgd: {learning-rate: 0.1, momentum: 0.2, nesterov: true, weight-decay: 0.3,"
                        + " clip-norm: 4}}"));
    }

    @Test
    void whatIsSaidAsItIsByDefaultIsNoSetting() throws IOException {
        assertEquals(
                optimizer("rmsprop").settings(),
                optimizer("{rmsprop: {momentum: 0, centered: false, weight-decay: 0}}")
                        .settings());
        assertEquals(
                Map.of("learning-rate", 0.01, "nesterov", true, "momentum", 0.5),
                optimizer("{sgd: {momentum: 0.5, nesterov: true}}").settings());
    }

    @Test
    void weightsAreHeldSmallByRole() throws IOException {
        Training training = training("l2: {kernel: 0.1, recurrent-kernel: 0.2, embedding: 0.3, dense: 0.4},"
                + " max-norm: {kernel: 1, recurrent-kernel: 2, dense: 3}");
        assertEquals(
                new Regularization(
                        Map.of(
                                Role.KERNEL, 0.1,
                                Role.RECURRENT_KERNEL, 0.2,
                                Role.EMBEDDING, 0.3,
                                Role.DENSE_KERNEL, 0.4),
                        Map.of(
                                Role.KERNEL, 1.0,
                                Role.RECURRENT_KERNEL, 2.0,
                                Role.DENSE_KERNEL, 3.0)),
                training.regularization());
        assertEquals(EmbeddingGradient.SUMMED, training.embeddingGradient());
    }

    @Test
    void theGradientOfTheEmbeddingIsAsItIsSaid() throws IOException {
        assertEquals(
                EmbeddingGradient.BY_OCCURRENCE,
                training("embedding-gradient: by-occurrence, optimizer: rmsprop")
                        .embeddingGradient());
        assertEquals(
                EmbeddingGradient.SUMMED, training("embedding-gradient: summed").embeddingGradient());
    }
}
