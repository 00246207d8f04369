package org.dropwhere.report.chart;

/**
 * A drawn chart.
 *
 * @param name names its files
 * @param title what it shows
 * @param description the same in words and numbers, for those who cannot see it
 * @param svg its text; equal charts give equal bytes
 * @param png its bytes, likewise
 */
public record Chart(String name, String title, String description, String svg, byte[] png) {}
