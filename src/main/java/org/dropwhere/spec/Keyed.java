package org.dropwhere.spec;

/** A constant that experiment files have a word for. */
public interface Keyed {

    /** The word for it in an experiment file. */
    String key();
}
