/**
 * One trial: {@link org.dropwhere.training.Trainer} fits, evaluates and hands out snapshots to go on from,
 * {@link org.dropwhere.training.MaskProbe} records the masks that training draws, and
 * {@link org.dropwhere.training.Rehearsal} measures what steps cost.
 */
@NullMarked
package org.dropwhere.training;

import org.jspecify.annotations.NullMarked;
