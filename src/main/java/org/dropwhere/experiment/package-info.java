/**
 * The public interface of the library: what {@code plan}, {@code run}, {@code merge}, {@code verify}, {@code report}
 * and {@code compare} do, as plain Java without command line, output or process exit.
 *
 * <p>Meant to be called: {@link org.dropwhere.experiment.PlanPreview},
 * {@link org.dropwhere.experiment.ExperimentRunner} with {@link org.dropwhere.experiment.RunOptions} and
 * {@link org.dropwhere.experiment.RunListener}, {@link org.dropwhere.experiment.Merger} with
 * {@link org.dropwhere.experiment.MergeListener}, {@link org.dropwhere.experiment.Verifier} with
 * {@link org.dropwhere.experiment.VerifyListener}, {@link org.dropwhere.experiment.Reporter},
 * {@link org.dropwhere.experiment.MlflowExport}, {@link org.dropwhere.experiment.Comparer},
 * {@link org.dropwhere.experiment.TrainedNetworks} and {@link org.dropwhere.experiment.Exporter}, and the records that
 * they return; and {@link org.dropwhere.network.deeplearning4j.Deeplearning4jNetwork}, which is not here so that
 * nothing of a run depends on Deeplearning4j. An experiment comes from {@link org.dropwhere.config.ExperimentFile}, and
 * what runs its trials is an {@link org.dropwhere.execution.TrialExecutor}. The types that their signatures name may be
 * used; all others are internal.
 *
 * <p>Every service throws {@link org.dropwhere.failure.ExpectedFailure}: {@link org.dropwhere.failure.BadInput}, with
 * one sentence for each mistake, if arguments, experiment or files are wrong, and
 * {@link org.dropwhere.failure.EnvironmentFailure} if the machine fails. Their messages are for users.
 */
@NullMarked
package org.dropwhere.experiment;

import org.jspecify.annotations.NullMarked;
