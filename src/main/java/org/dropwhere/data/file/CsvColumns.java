package org.dropwhere.data.file;

import java.util.List;

/**
 * The columns of a CSV file and which of them are read, each counted from 0.
 *
 * @param names of all
 * @param label where the labels are
 * @param steps where tokens, text or features are; of features none where the first line shows which columns are
 *     numbers
 * @param sequence of features, what tells sequences apart; otherwise {@link FieldChoice#NONE}
 * @param time of features, what orders them, or {@link FieldChoice#NONE}
 */
record CsvColumns(List<String> names, int label, List<Integer> steps, int sequence, int time) {}
