package org.dropwhere.data.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropwhere.data.file.Mistakes.Mistake;

/** Times that order steps: numbers, or dates and times by ISO 8601 without a zone. */
final class TimeText {
    private static final int LONGEST = 60;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,3})?");
    private static final double NANOS_OF_SECOND = 1e9;

    private TimeText() {}

    /** The time as a number, of dates in seconds; NaN if there is none. */
    static double number(Cell cell) {
        if (cell.length() > LONGEST) {
            return Double.NaN;
        }
        String text = cell.text();
        if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        try {
            LocalDateTime time = text.length() > 10
                    ? LocalDateTime.parse(text.replace(' ', 'T'))
                    : LocalDate.parse(text).atTime(LocalTime.MIDNIGHT);
            Instant instant = time.toInstant(ZoneOffset.UTC);
            return (double) instant.getEpochSecond() + instant.getNano() / NANOS_OF_SECOND;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    /** That there is none. */
    static Mistake mistake(Cell cell) {
        return new Mistake(
                cell.line(),
                cell.column(),
                Mistakes.quoted(cell.text())
                        + " is no time. Times are numbers, or dates such as 2024-01-31 or 2024-01-31" + " 23:59:59.",
                Optional.empty());
    }
}
