package org.dropwhere.data.file;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dropwhere.failure.BadInput;
import org.jspecify.annotations.Nullable;

/** Hands the fields of a CSV file on where they lie, with their positions, and checks that lines have all of them. */
final class CsvRecords<R extends CsvRows> extends CsvCallbackHandler<Void> {
    /** A column takes far more memory than its name in the file. Chosen, not measured. */
    private static final int MOST_COLUMNS = 100_000;

    private final char separator;
    private final Utf8Text text;
    private final Mistakes mistakes;
    private final Function<List<String>, R> start;
    private final Cell cell = new Cell();
    private final List<String> header = new ArrayList<>();
    private Optional<R> rows = Optional.empty();
    private long line;
    private long column;
    private long recordLine;
    private int fields;
    private boolean isBlank;
    private long lines;
    private long charactersAtField;

    /**
     * Begins to read.
     *
     * @param text of which the fields are
     * @param start makes what takes the lines, by the names of the columns
     */
    CsvRecords(char separator, Utf8Text text, Mistakes mistakes, Function<List<String>, R> start) {
        this.separator = separator;
        this.text = text;
        this.mistakes = mistakes;
        this.start = start;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        recordLine = startingLineNumber;
        line = startingLineNumber;
        column = 1;
        fields = 0;
        isBlank = true;
    }

    @Override
    protected void addField(char[] buf, int offset, int len, boolean quoted) {
        cell.set(buf, offset, offset + len, line, column + (quoted ? 1 : 0));
        isBlank = isBlank && cell.length() == 0;
        if (rows.isEmpty()) {
            if (header.size() == MOST_COLUMNS) {
                throw mistakes.failure(new BadInput(mistakes.at(recordLine, 1) + "the header names more than "
                        + MOST_COLUMNS + " columns, which is the most that is read."));
            }
            header.add(cell.text());
        } else if (fields < header.size()) {
            rows.get().field(fields, cell);
        }
        fields++;
        charactersAtField = text.characters();
        advance(buf, offset, len, quoted);
    }

    private void advance(char[] buf, int offset, int len, boolean quoted) {
        if (!quoted) {
            column += len + 1;
            return;
        }
        for (int i = offset; i < offset + len; i++) {
            if (buf[i] == '\n') {
                line++;
                column = 0;
            }
            // A quote within quotes is written twice.
            column += buf[i] == '"' ? 2 : 1;
        }
        column += 3;
    }

    @Override
    protected @Nullable Void buildRecord() {
        if (isBlank && fields <= 1) {
            // Many programs write empty lines at the end.
            header.subList(0, rows.isEmpty() ? header.size() : 0).clear();
            rows.ifPresent(CsvRows::discard);
        } else if (rows.isEmpty()) {
            rows = Optional.of(start.apply(header));
        } else if (fields != header.size()) {
            mistakes.add(recordLine, 1, wrongNumber(), Optional.of(cure()));
            rows.get().discard();
        } else {
            rows.get().end(recordLine);
            lines++;
        }
        return null;
    }

    private String wrongNumber() {
        return "the line has " + fields + (fields == 1 ? " field" : " fields") + ", but the header names "
                + header.size() + (header.size() == 1 ? " column" : " columns") + ".";
    }

    private String cure() {
        return "Columns are separated by " + name(separator) + "; a field that has some in it stands in double quotes.";
    }

    /** A separator in the plural: {@code commas}. */
    static String name(char separator) {
        return separator == ',' ? "commas" : separator == ';' ? "semicolons" : separator == '\t' ? "tabs" : "bars";
    }

    @Override
    protected void setComment(char[] buf, int offset, int len) {
        throw new IllegalStateException("Comments are not asked for");
    }

    @Override
    protected void setEmpty() {
        isBlank = true;
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    /** Characters that were read behind the last field. */
    long unfinished() {
        return text.characters() - charactersAtField;
    }

    /** The line on which the last record began. */
    long line() {
        return recordLine;
    }

    /** What took the lines; absent if not even a header was there. */
    Optional<R> rows() {
        return rows;
    }

    /** Lines with all their fields. */
    long lines() {
        return lines;
    }
}
