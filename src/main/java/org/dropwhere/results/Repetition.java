package org.dropwhere.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.dropwhere.training.RightAnswers;
import org.dropwhere.training.TestAnswers;

/**
 * What differs between a stored trial and the same trial run again.
 *
 * @param numbers in the order of the files; empty if the trial came out as it is stored, byte for byte
 * @param provenance what computes differently from then
 */
public record Repetition(List<Difference> numbers, List<Difference> provenance) {
    /** Copies the lists. */
    public Repetition {
        numbers = List.copyOf(numbers);
        provenance = List.copyOf(provenance);
    }

    /** Compares two texts of {@code epochs.csv}, cell by cell. */
    static List<Difference> ofEpochs(String stored, String now) {
        List<List<String>> then = cells(withAsciiDigits(stored));
        List<List<String>> today = cells(now);
        List<Difference> differences = new ArrayList<>();
        for (int row = 0; row < Math.max(then.size(), today.size()); row++) {
            for (int column = 0; column < Math.max(width(then, row), width(today, row)); column++) {
                String before = cell(then, row, column);
                String after = cell(today, row, column);
                if (!before.equals(after)) {
                    // Row 0 is the header; epochs count from 1 without a gap.
                    OptionalInt epoch = row == 0 ? OptionalInt.empty() : OptionalInt.of(row);
                    differences.add(new Difference(epoch, cell(today, 0, column), before, after));
                }
            }
        }
        return differences;
    }

    /** Compares the answers to the test sequences, which are counted from 1. */
    static List<Difference> ofAnswers(TestAnswers stored, TestAnswers now) {
        List<Difference> differences = new ArrayList<>();
        differences.addAll(ofAnswers("test-at-best", stored.atBest(), now.atBest()));
        differences.addAll(ofAnswers("test-at-last", stored.atLast(), now.atLast()));
        return differences;
    }

    private static List<Difference> ofAnswers(String when, RightAnswers stored, RightAnswers now) {
        return IntStream.range(0, Math.max(stored.sequences(), now.sequences()))
                .mapToObj(sequence -> new Difference(
                        OptionalInt.empty(),
                        when + ".sequence-" + (sequence + 1),
                        answer(stored, sequence),
                        answer(now, sequence)))
                .filter(difference -> !difference.stored().equals(difference.now()))
                .toList();
    }

    private static String answer(RightAnswers answers, int sequence) {
        if (sequence >= answers.sequences()) {
            return "";
        }
        return answers.isRight(sequence) ? "right" : "wrong";
    }

    /** Compares two maps of the leaves of JSON by their paths. */
    static List<Difference> ofLeaves(Map<String, String> stored, Map<String, String> now) {
        Set<String> paths = new LinkedHashSet<>(stored.keySet());
        paths.addAll(now.keySet());
        return paths.stream()
                .map(path -> new Difference(
                        OptionalInt.empty(), path, stored.getOrDefault(path, ""), now.getOrDefault(path, "")))
                .filter(difference -> !difference.stored().equals(difference.now()))
                .toList();
    }

    /** Up to version 0.1.0 whole numbers had the digits of the machine's locale. */
    private static String withAsciiDigits(String csv) {
        return csv.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<List<String>> cells(String csv) {
        return Arrays.stream(csv.split("\n", -1))
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    private static int width(List<List<String>> cells, int row) {
        return row < cells.size() ? cells.get(row).size() : 0;
    }

    private static String cell(List<List<String>> cells, int row, int column) {
        return column < width(cells, row) ? cells.get(row).get(column) : "";
    }
}
