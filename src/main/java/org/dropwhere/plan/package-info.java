/**
 * An experiment with its sweep and seeds expanded to trials.
 *
 * <p>{@link org.dropwhere.plan.Planner} makes a {@link org.dropwhere.plan.Plan}: a run for every arm (a variant at a
 * point of the sweep) and seed, each answered by a {@link org.dropwhere.plan.Trial}. A trial's id is a hash of all that
 * decides its numbers, so that equivalent arms share trials, and a finished trial is found again in a results folder.
 */
@NullMarked
package org.dropwhere.plan;

import org.jspecify.annotations.NullMarked;
