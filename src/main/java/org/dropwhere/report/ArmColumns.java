package org.dropwhere.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.TableColumn;

/**
 * The columns that identify the arm of a row: the variant, and one for each axis of a sweep, so that any tool can
 * pivot.
 */
final class ArmColumns {
    private ArmColumns() {}

    /** Columns for rows of something. */
    static <T> Stream<TableColumn> of(List<String> axes, List<T> rows, Function<T, Arm> arm) {
        return Stream.concat(
                Stream.of(
                        TableColumn.words("variant", rows, row -> arm.apply(row).variant())),
                axes.stream().map(axis -> TableColumn.words(axis, rows, row -> value(arm.apply(row), axis))));
    }

    private static String value(Arm arm, String axis) {
        return Optional.ofNullable(arm.point().values().get(axis)).orElse("");
    }
}
