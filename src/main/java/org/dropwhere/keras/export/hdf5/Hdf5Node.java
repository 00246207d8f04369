package org.dropwhere.keras.export.hdf5;

/** What a group can hold. */
public sealed interface Hdf5Node permits Hdf5Group, Hdf5Array {}
