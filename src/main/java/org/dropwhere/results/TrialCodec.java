package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;

/**
 * {@code trial.json}: what was to be done, how it ended and what did it, as JSON, a member on each line, the last of
 * which is the checksum of the lines above it. The epochs are beside it, in a file whose format and checksum it names.
 *
 * <p>Format 1 named neither its own format nor that of the epochs. Format 3 has a checksum of the answers to the test
 * sequences. Format 4 knows more than {@link EarlierFormats}: other models, metrics beside loss and accuracy, those
 * with dropout, the epoch whose weights training ended with, and weights that are kept. The oldest of the formats 2 to
 * 4 that says all is written, which earlier programs read.
 */
final class TrialCodec implements Codec<StoredTrial> {
    /** The one instance, which has no state. */
    static final TrialCodec INSTANCE = new TrialCodec();

    private static final FileFormat FORMAT = new FileFormat("trial", 1, 4);
    private static final int WITH_ANSWERS = 3;
    private static final int WITHOUT_ANSWERS = 2;

    /** A description, numbers and a reason take a few kilobytes. */
    private static final int MOST_BYTES = 1 << 22;

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = StoredForm.MAPPER
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

    private TrialCodec() {}

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public byte[] write(StoredTrial trial) {
        String text = WRITER.writeValueAsString(trial.with(Optional.of(FORMAT.label(version(trial))), ""));
        String lines = text.substring(0, text.lastIndexOf(TrailingChecksum.JSON.before()));
        return TrailingChecksum.JSON.close(lines).getBytes(StandardCharsets.UTF_8);
    }

    private static int version(StoredTrial trial) {
        if (!trial.knownDescription().map(EarlierFormats::canSay).orElse(true)
                || !EarlierFormats.canSay(trial.outcome())
                || trial.weightsChecksum().isPresent()) {
            return FORMAT.newest();
        }
        return trial.answersChecksum().isPresent() ? WITH_ANSWERS : WITHOUT_ANSWERS;
    }

    @Override
    public StoredTrial read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException {
        FORMAT.version(bytes);
        TrailingChecksum.JSON.open(bytes);
        try {
            return StoredForm.read(new String(bytes, StandardCharsets.UTF_8), StoredTrial.class);
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
    }
}
