/**
 * The front door of the library: what the commands do, as plain Java without command line, output or process exit.
 *
 * <p>Meant to be called: {@link org.dropwhere.experiment.PlanPreview},
 * {@link org.dropwhere.experiment.ExperimentRunner} with {@link org.dropwhere.experiment.RunOptions} and
 * {@link org.dropwhere.experiment.RunListener}, {@link org.dropwhere.experiment.Verifier} with
 * {@link org.dropwhere.experiment.VerifyListener}, {@link org.dropwhere.experiment.Reporter} and
 * {@link org.dropwhere.experiment.Comparer}, and the records that they return. An experiment comes from
 * {@link org.dropwhere.config.ExperimentFile}, and what runs its trials is an
 * {@link org.dropwhere.execution.TrialExecutor}. All other packages are internal.
 *
 * <p>Every service throws {@link org.dropwhere.failure.BadInput}, with one sentence for each mistake, if its arguments
 * or files are wrong.
 */
@NullMarked
package org.dropwhere.experiment;

import org.jspecify.annotations.NullMarked;
