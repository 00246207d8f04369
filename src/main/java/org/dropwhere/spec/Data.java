package org.dropwhere.spec;

/** Where the sequences come from: a synthetic task or files. */
public sealed interface Data permits TaskData, CsvData {}
