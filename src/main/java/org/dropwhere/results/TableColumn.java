package org.dropwhere.results;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** A named column of a {@link ResultTable}. */
public sealed interface TableColumn {
    /** Stands above the values. */
    String name();

    /** One for each row. */
    List<?> values();

    /** The numbers that are not finite, in words, by their rows. */
    default SortedMap<Integer, String> nonFinite() {
        return new TreeMap<>();
    }

    /** The same without the numbers that are not finite. */
    default TableColumn finite() {
        return this;
    }

    private static SortedMap<Integer, String> nonFinite(List<OptionalDouble> values) {
        SortedMap<Integer, String> nonFinite = new TreeMap<>();
        for (int row = 0; row < values.size(); row++) {
            double value = values.get(row).orElse(0);
            if (!Double.isFinite(value)) {
                nonFinite.put(row, Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinite");
            }
        }
        return nonFinite;
    }

    private static List<OptionalDouble> finite(List<OptionalDouble> values) {
        return values.stream()
                .map(value -> Double.isFinite(value.orElse(0)) ? value : OptionalDouble.empty())
                .toList();
    }

    /** Words, one for each row of something. */
    static <T> TableColumn words(String name, List<T> rows, Function<T, String> value) {
        return new Words(name, rows.stream().map(value).toList());
    }

    /** Counts, one for each row of something. */
    static <T> TableColumn wholes(String name, List<T> rows, ToLongFunction<T> value) {
        return new Wholes(
                name,
                rows.stream()
                        .map(row -> OptionalLong.of(value.applyAsLong(row)))
                        .toList());
    }

    /** Counts that not every row has. */
    static <T> TableColumn someWholes(String name, List<T> rows, Function<T, OptionalInt> value) {
        return new Wholes(
                name,
                rows.stream()
                        .map(value)
                        .map(count -> count.stream().asLongStream().findFirst())
                        .toList());
    }

    /** Measurements, one for each row of something. */
    static <T> TableColumn exact(String name, List<T> rows, ToDoubleFunction<T> value) {
        return new Exact(
                name,
                rows.stream()
                        .map(row -> OptionalDouble.of(value.applyAsDouble(row)))
                        .toList());
    }

    /** Derived numbers, one for each row of something. */
    static <T> TableColumn rounded(String name, List<T> rows, Function<T, OptionalDouble> value) {
        return new Rounded(name, rows.stream().map(value).toList());
    }

    /** P values, one for each row of something. */
    static <T> TableColumn pValues(String name, List<T> rows, Function<T, OptionalDouble> value) {
        return new PValues(name, rows.stream().map(value).toList());
    }

    /** Words, to the left. */
    record Words(String name, List<String> values) implements TableColumn {
        /** Copies the list. */
        public Words {
            values = List.copyOf(values);
        }
    }

    /** Counts, to the right. */
    record Wholes(String name, List<OptionalLong> values) implements TableColumn {
        /** Copies the list. */
        public Wholes {
            values = List.copyOf(values);
        }
    }

    /** Measurements: in CSV with all digits, so that they read back exactly; for people with 4 decimals. */
    record Exact(String name, List<OptionalDouble> values) implements TableColumn {
        /** Copies the list. */
        public Exact {
            values = List.copyOf(values);
        }

        @Override
        public SortedMap<Integer, String> nonFinite() {
            return TableColumn.nonFinite(values);
        }

        @Override
        public TableColumn finite() {
            return new Exact(name, TableColumn.finite(values));
        }
    }

    /** Derived numbers: in CSV with 6 decimals, for people with 4. */
    record Rounded(String name, List<OptionalDouble> values) implements TableColumn {
        /** Copies the list. */
        public Rounded {
            values = List.copyOf(values);
        }

        @Override
        public SortedMap<Integer, String> nonFinite() {
            return TableColumn.nonFinite(values);
        }

        @Override
        public TableColumn finite() {
            return new Rounded(name, TableColumn.finite(values));
        }
    }

    /**
     * P values, of which the size of a small one matters: in CSV with 6 significant digits, as {@code 1.23457e-8}; for
     * people with 4 decimals, small ones with 2 significant digits.
     */
    record PValues(String name, List<OptionalDouble> values) implements TableColumn {
        /** Copies the list. */
        public PValues {
            values = List.copyOf(values);
        }

        @Override
        public SortedMap<Integer, String> nonFinite() {
            return TableColumn.nonFinite(values);
        }

        @Override
        public TableColumn finite() {
            return new PValues(name, TableColumn.finite(values));
        }
    }
}
