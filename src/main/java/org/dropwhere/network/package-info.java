/**
 * A model as a Deeplearning4j network: the layers with their dropout sites, Keras' initialisers and loss, and the
 * optimizers. {@link org.dropwhere.network.Classifier} is what others use; no other package sees Deeplearning4j's or
 * ND4J's types.
 */
@NullMarked
package org.dropwhere.network;

import org.jspecify.annotations.NullMarked;
