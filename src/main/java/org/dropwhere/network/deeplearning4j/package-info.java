/**
 * A trained model as a Deeplearning4j network, for whoever works with Deeplearning4j:
 * {@link org.dropwhere.network.deeplearning4j.Deeplearning4jNetwork}. Nothing that trains uses it, and no other package
 * sees Deeplearning4j's or ND4J's types.
 */
@NullMarked
package org.dropwhere.network.deeplearning4j;

import org.jspecify.annotations.NullMarked;
