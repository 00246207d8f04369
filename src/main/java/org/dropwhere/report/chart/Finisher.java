package org.dropwhere.report.chart;

/**
 * A candidate of a search, for the chart of who left when.
 *
 * @param name its name
 * @param cheaper seeds with which it was trained in cheaper trials
 * @param whole seeds with which it was trained in whole trials
 * @param fate how it ended, in a word or a few; those of one fate have one colour
 * @param place of the fate among all fates, from 0, which decides its colour
 * @param note stands below the name
 */
public record Finisher(String name, int cheaper, int whole, String fate, int place, String note) {}
