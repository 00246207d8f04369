/**
 * A model as a classifier that is trained: the kernel of its layers with their dropout sites, the head with Keras'
 * loss, Keras' initialisers, and the optimizers. {@link org.dropwhere.network.Classifier} is what others use.
 */
@NullMarked
package org.dropwhere.network;

import org.jspecify.annotations.NullMarked;
