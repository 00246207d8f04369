package org.dropwhere.report.chart;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A chart that an experiment may have.
 *
 * @param name names its files
 * @param draw absent if there is nothing to show, or too much to be read
 */
public record ChartSource(String name, Supplier<Optional<Chart>> draw) {}
