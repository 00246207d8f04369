/**
 * Writes HDF5 files as Keras' own are: superblock 0, groups with symbol tables, contiguous arrays without filters. The
 * section numbers are those of the HDF5 File Format Specification, version 3.0.
 */
@NullMarked
package org.dropwhere.keras.export.hdf5;

import org.jspecify.annotations.NullMarked;
