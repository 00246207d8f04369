package org.dropwhere.data.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.yaml.ForeignFormat;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.FeatureContent;

/**
 * Text with a header and a line for each sequence, or, of features, for each step of one. Columns are separated by
 * commas, semicolons, tabs or vertical bars; fields may stand in double quotes.
 */
final class CsvFormat implements FormatReader {
    /** Characters of a field. A quote that nobody closes would take the rest of the file into one. Chosen. */
    private static final int LONGEST_FIELD = 1 << 24;

    private static final String TOO_LONG = "a field has more than " + LONGEST_FIELD
            + " characters, which is the most that is read. Perhaps it begins with a double quote that is not closed.";
    private static final String QUOTES = "the double quotes of this line do not fit together: one is not closed, or"
            + " something stands behind a closing one. Write a quote within quotes twice.";

    @Override
    public String format() {
        return "CSV";
    }

    @Override
    public boolean recognises(byte[] start) {
        return ForeignFormat.of(start).isEmpty() && TextStart.isText(start);
    }

    @Override
    public ReadSequences read(OpenFile file, ReadRequest request) throws IOException {
        TextStart.refuseLabels(file, format());
        Utf8Text text = new Utf8Text(file.path(), file.content());
        Mistakes mistakes = new Mistakes(file.path());
        LabelReader labels = new LabelReader(request);
        char separator = CsvHeader.separator(TextStart.of(file));
        CsvRecords<CsvSequenceRows> records =
                new CsvRecords<>(separator, text, mistakes, names -> rows(names, separator, request, labels, mistakes));
        read(text, separator, records, mistakes);
        labels.finish(mistakes);
        if (mistakes.isEmpty() && records.rows().isEmpty()) {
            throw empty(mistakes);
        }
        if (mistakes.isEmpty() && records.lines() == 0) {
            throw noSequences(records, mistakes);
        }
        if (!mistakes.isEmpty()) {
            throw mistakes.failure();
        }
        Sequences sequences = records.rows().orElseThrow().sequences();
        if (!mistakes.isEmpty()) {
            throw mistakes.failure();
        }
        return ReadSequences.of(sequences);
    }

    @Override
    public FileTable table(OpenFile file) throws IOException {
        TextStart.refuseLabels(file, format());
        Mistakes mistakes = new Mistakes(file.path());
        char separator = CsvHeader.separator(TextStart.of(file));
        Utf8Text text = new Utf8Text(file.path(), file.content());
        CsvRecords<CsvLook> records = new CsvRecords<>(separator, text, mistakes, names -> {
            CsvHeader.requireNames(names, separator, mistakes.at(1, 1));
            return new CsvLook(names);
        });
        read(text, separator, records, mistakes);
        if (records.rows().isEmpty()) {
            throw mistakes.isEmpty() ? empty(mistakes) : mistakes.failure();
        }
        FileTable table = records.rows().get().table(format() + " separated by " + CsvRecords.name(separator));
        if (mistakes.isEmpty() && table.rows() == 0) {
            return table.with(noSequences(records, mistakes));
        }
        return mistakes.isEmpty() ? table : table.with(mistakes.failure());
    }

    private static BadInput empty(Mistakes mistakes) {
        return new BadInput(mistakes.at(1, 1)
                + "the file is empty. It needs a header, such as label,tokens, and a line for each sequence.");
    }

    private static BadInput noSequences(CsvRecords<?> records, Mistakes mistakes) {
        return new BadInput(mistakes.at(records.line(), 1) + "there are no sequences after the header.");
    }

    private static CsvSequenceRows rows(
            List<String> names, char separator, ReadRequest request, LabelReader labels, Mistakes mistakes) {
        CsvColumns columns = CsvHeader.columns(names, separator, request, mistakes.at(1, 1));
        return request.content() instanceof FeatureContent
                ? new StepRows(columns, request, labels, mistakes)
                : new LineRows(columns, request, labels, mistakes);
    }

    /** All records go to their handler. */
    private static void read(Utf8Text text, char separator, CsvRecords<?> records, Mistakes mistakes)
            throws IOException {
        try (CsvReader<Void> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(records, text)) {
            reader.forEach(none -> {});
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof BadInput bad) {
                throw mistakes.failure(bad);
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() != null) {
                throw e;
            }
            mistakes.addLate(
                    records.line(), 1, records.unfinished() > LONGEST_FIELD / 2 ? TOO_LONG : QUOTES, Optional.empty());
        }
    }
}
