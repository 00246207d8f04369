package org.dropwhere.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.FileSummary;
import org.dropwhere.data.LengthSummary;
import org.dropwhere.data.PartSummary;
import org.dropwhere.data.Repeated;
import org.dropwhere.data.ZeroTokens;

/**
 * An entry of {@code data-summary.yaml} in formats 1 and 2: of three CSV files, a part each, whose sequences all have
 * one length.
 */
record EarlierDataSummary(
        String digest,
        int length,
        int largestToken,
        Part train,
        Part validation,
        Part test,
        int validationInTrain,
        int testInTrain,
        int testInValidation) {

    /** A part with its file. */
    record Part(String checksum, int sequences, int ones, Optional<ZeroTokens> zeros) {
        private PartSummary toPart(int length) {
            return new PartSummary(
                    sequences,
                    ones,
                    Optional.of(LengthSummary.all(length, sequences)),
                    zeros,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    DatasetSummary toSummary() {
        List<FileSummary> files = Stream.of(train, validation, test)
                .map(part -> new FileSummary("CSV", part.checksum()))
                .toList();
        return new DatasetSummary(
                digest,
                files,
                length,
                largestToken + 1,
                train.toPart(length),
                validation.toPart(length),
                test.toPart(length),
                new Repeated(validationInTrain, 0),
                new Repeated(testInTrain, 0),
                new Repeated(testInValidation, 0));
    }
}
