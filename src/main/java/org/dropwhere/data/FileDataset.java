package org.dropwhere.data;

/**
 * What was read from files.
 *
 * @param dataset their sequences
 * @param summary of these sequences and of the bytes that they were read from
 */
record FileDataset(Dataset dataset, DatasetSummary summary) {}
