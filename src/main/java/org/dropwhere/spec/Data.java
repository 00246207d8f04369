package org.dropwhere.spec;

import java.io.Serializable;

/** Where the sequences come from: a synthetic task or files. */
public sealed interface Data extends Serializable permits TaskData, CsvData {}
