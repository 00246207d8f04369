package org.dropwhere.results;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code files.sha256}, in the form of the tool {@code sha256sum}, which takes the first and the last line for
 * comments.
 *
 * <p>Format 1 did not name itself.
 */
final class ManifestCodec implements Codec<Manifest> {
    /** The one instance, which has no state. */
    static final ManifestCodec INSTANCE = new ManifestCodec();

    private static final FileFormat FORMAT = new FileFormat("report-files", 1, 2);
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(" + Manifest.NAME.pattern() + ")");

    /** A line takes some hundred bytes, and a report has some hundred files (estimated). Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 22;

    private ManifestCodec() {}

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public byte[] write(Manifest manifest) {
        return LabelledText.write(
                FORMAT,
                manifest.digests().entrySet().stream()
                        .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                        .collect(Collectors.joining()));
    }

    @Override
    public Manifest read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String line : LabelledText.read(FORMAT, bytes).text().lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new DamagedContentException("a line of it is no checksum and name of a file");
            }
            digests.put(parts.group(2), parts.group(1));
        }
        return new Manifest(digests);
    }
}
