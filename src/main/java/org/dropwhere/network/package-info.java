/** A variant to a Deeplearning4j network: the LSTM with dropout sites, Keras' initialisers, loss and RMSprop. */
@NullMarked
package org.dropwhere.network;

import org.jspecify.annotations.NullMarked;
