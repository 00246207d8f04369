package org.dropwhere.benchmark;

/**
 * One line of the benchmark's table.
 *
 * @param name what was measured
 * @param value in the unit that the name says
 * @param ratio to what the note says; 0 if there is none
 * @param target largest ratio that is good enough; 0 if there is none
 * @param note what the ratio is to
 */
record Figure(String name, double value, double ratio, double target, String note) {}
