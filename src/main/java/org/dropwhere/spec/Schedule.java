package org.dropwhere.spec;

import java.io.Serializable;

/** How the learning rate changes while training. */
public sealed interface Schedule extends Serializable permits ExponentialDecay, CosineDecay, ReduceOnPlateau {}
