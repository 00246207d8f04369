package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.YamlText;
import org.dropwhere.failure.BadInput;

/**
 * {@code experiment.yaml}: the experiment as one file, to run it again, with a checksum by which the program knows it
 * as its own. It is an experiment file like any other, so it has no format of its own.
 *
 * @param root the experiment's folder
 */
record ExperimentCopy(OwnFolder root) {
    static final String NAME = "experiment.yaml";

    /** More than any experiment takes. Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 27;
    /** Columns of a line, as release 0.1.0 wrote them. */
    private static final int EARLIER_WIDTH = 100;

    void write(String yaml) {
        root.write(NAME, TrailingChecksum.COMMENT.close(yaml).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text without its checksum; absent if there is no file.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read
     */
    Optional<String> text() {
        return bytes().map(bytes -> {
            try {
                return TrailingChecksum.COMMENT.open(bytes);
            } catch (DamagedContentException e) {
                // Release 0.1.0 wrote no checksum, and users may edit it.
                return utf8(bytes);
            }
        });
    }

    /**
     * Whether the file is the program's, so that it may be replaced, or is missing.
     *
     * @param yaml the text that is to replace it
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read
     */
    boolean isOwn(String yaml) {
        Optional<byte[]> bytes = bytes();
        if (bytes.isEmpty() || bytes.get().length == 0) {
            return true;
        }
        String text = utf8(bytes.get());
        return text.equals(yaml) || hasChecksum(bytes.get()) || isOfRelease010(text);
    }

    private Optional<byte[]> bytes() {
        try {
            return root.read(NAME, MOST_BYTES);
        } catch (DamagedContentException e) {
            throw new BadInput("Cannot read " + root.file(NAME) + ": " + e.getMessage() + ".", e);
        }
    }

    private static boolean hasChecksum(byte[] bytes) {
        try {
            TrailingChecksum.COMMENT.open(bytes);
            return true;
        } catch (DamagedContentException e) {
            return false;
        }
    }

    /** That release wrote no checksum, but a plan beside it, and YAML in one form only. */
    private boolean isOfRelease010(String text) {
        try {
            return new ProtectedFile(root, ResultsFolder.PLAN)
                            .read(PlanCodec.INSTANCE)
                            .isPresent()
                    && text.equals(YamlText.of(mapping(text), EARLIER_WIDTH));
        } catch (DamagedFileException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, Object> mapping(String text) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        YamlReader.read(text, (key, reader) -> mapping.put(key, reader.value(Object.class)));
        return mapping;
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
