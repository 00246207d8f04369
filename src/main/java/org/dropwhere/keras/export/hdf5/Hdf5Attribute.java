package org.dropwhere.keras.export.hdf5;

import java.util.List;

/** A value beside a group. */
public sealed interface Hdf5Attribute {

    /**
     * A text of variable length.
     *
     * @param value of ASCII characters
     * @param utf8 what the file calls its character set, which h5py does of the texts that it is given as such
     */
    record Text(String value, boolean utf8) implements Hdf5Attribute {}

    /** A row of texts of variable length; none are an empty row of float64, as h5py makes of an empty list. */
    record Texts(List<String> values) implements Hdf5Attribute {
        /** Copies the list. */
        public Texts {
            values = List.copyOf(values);
        }
    }
}
