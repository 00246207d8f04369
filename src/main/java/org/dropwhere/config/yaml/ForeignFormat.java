package org.dropwhere.config.yaml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of file that is neither an experiment nor one of sequences, known by its content whatever it is called.
 *
 * @param what it is, with its article
 * @param forExperiment what to do where an experiment was wanted, in a clause
 * @param forData what to do where sequences were wanted, as a sentence
 */
public record ForeignFormat(String what, String forExperiment, String forData) {
    /** Names of a ZIP archive's first entries are among its first bytes. */
    private static final int HEAD = 1 << 16;

    private static final String NAME_DATA =
            "data are named in an experiment, under data.files, as CSV, JSON lines, .npy or .npz";
    private static final String WRITE_CSV =
            "Write its sequences as CSV, for example with pandas: DataFrame({'label': y,"
                    + " 'tokens': [' '.join(map(str, row)) for row in x]}).to_csv('train.csv', index=False).";
    private static final String DESCRIBE_MODEL = "describe its layers in YAML, under model and variants";
    private static final String NO_SEQUENCES =
            "It holds no sequences; name a file of them: CSV, JSON lines, .npy or .npz.";
    private static final String UNPACK = "unpack it first";

    private record Magic(int at, String bytes, ForeignFormat format) {}

    private static final List<Magic> KNOWN = List.of(
            magic("\u0093NUMPY", data("a NumPy array (.npy)")),
            magic("\u0089HDF\r\n\u001a\n", h5()),
            magic("\u001f\u008b", packed("a file compressed with gzip (.gz)")),
            magic("BZh", packed("a file compressed with bzip2 (.bz2)")),
            magic("\u00fd7zXZ\0", packed("a file compressed with xz (.xz)")),
            magic("(\u00b5/\u00fd", packed("a file compressed with Zstandard (.zst)")),
            magic("7z\u00bc\u00af'\u001c", packed("a 7z archive")),
            magic("Rar!\u001a\u0007", packed("a RAR archive")),
            new Magic(257, "ustar", packed("a tar archive")),
            magic("PAR1", data("a Parquet file")),
            magic("ARROW1", data("an Arrow file (.feather)")),
            magic("FEA1", data("a Feather file")),
            magic("SQLite format 3\0", data("an SQLite database")),
            magic("MATLAB 5.0 MAT-file", data("a MATLAB file (.mat)")),
            magic(
                    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                    data("a file of an old Microsoft Office (.xls, .doc)")),
            magic("%PDF-", other("a PDF document")),
            magic("{\\rtf", other("a text document (.rtf)")),
            magic("\u0089PNG\r\n", other("a picture (PNG)")),
            magic("\u00ff\u00d8\u00ff", other("a picture (JPEG)")),
            magic("GIF8", other("a picture (GIF)")),
            magic("\u007fELF", other("a program")),
            magic("MZ\u0090\0", other("a program")),
            magic("\u00ca\u00fe\u00ba\u00be", other("a Java class")),
            // Before the shorter mark that it begins with.
            magic("\u00ff\u00fe\0\0", text("UTF-32")),
            magic("\0\0\u00fe\u00ff", text("UTF-32")),
            magic("\u00ff\u00fe", text("UTF-16")),
            magic("\u00fe\u00ff", text("UTF-16")),
            magic("\u0080\u0002", pickle()),
            magic("\u0080\u0003", pickle()),
            magic("\u0080\u0004", pickle()),
            magic("\u0080\u0005", pickle()));

    /** What the content is, if it is something that is known and no text in UTF-8. */
    public static Optional<ForeignFormat> of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return Optional.of(zip(head));
        }
        Optional<ForeignFormat> known = KNOWN.stream()
                .filter(magic -> head.startsWith(magic.bytes(), magic.at()))
                .map(Magic::format)
                .findFirst();
        return known.or(() -> page(head)).or(() -> withoutMark(head));
    }

    private static ForeignFormat zip(String head) {
        if (head.contains("model.weights.h5") || (head.contains("metadata.json") && head.contains("config.json"))) {
            return model("a Keras model (.keras)");
        }
        if (head.contains(".npy")) {
            return data("a NumPy archive (.npz)");
        }
        if (head.contains("[Content_Types].xml") || head.contains("xl/")) {
            return data("a Microsoft Office file (.xlsx, .docx)");
        }
        if (head.contains("mimetypeapplication/vnd.oasis")) {
            return data("an OpenDocument file (.ods, .odt)");
        }
        return head.contains("data.pkl") ? model("a PyTorch file (.pt)") : packed("a ZIP archive");
    }

    /** A page in place of the file that it shows is a slip of many a download. */
    private static Optional<ForeignFormat> page(String head) {
        String start = head.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html")
                ? Optional.of(new ForeignFormat(
                        "a web page (HTML)",
                        "download the file that the page shows",
                        "Download the file that the page shows."))
                : start.startsWith("<?xml") || start.startsWith("<svg")
                        ? Optional.of(other("an XML document"))
                        : Optional.empty();
    }

    /** Text in UTF-16 without a mark has a zero in every other byte. */
    private static Optional<ForeignFormat> withoutMark(String head) {
        boolean second = head.length() >= 4 && head.charAt(1) == 0 && head.charAt(3) == 0 && head.charAt(0) != 0;
        boolean first = head.length() >= 4 && head.charAt(0) == 0 && head.charAt(2) == 0 && head.charAt(1) != 0;
        return first || second ? Optional.of(text("UTF-16")) : Optional.empty();
    }

    private static Magic magic(String bytes, ForeignFormat format) {
        return new Magic(0, bytes, format);
    }

    private static ForeignFormat data(String what) {
        return new ForeignFormat(what, NAME_DATA, WRITE_CSV);
    }

    private static ForeignFormat pickle() {
        return data("a Python pickle (.pkl)");
    }

    private static ForeignFormat h5() {
        return new ForeignFormat(
                "an HDF5 file (.h5, a Keras model or its weights)",
                "if it is a model, " + DESCRIBE_MODEL,
                "If it holds sequences, write them as CSV with the header label,tokens.");
    }

    private static ForeignFormat model(String what) {
        return new ForeignFormat(what, DESCRIBE_MODEL, NO_SEQUENCES);
    }

    private static ForeignFormat packed(String what) {
        return new ForeignFormat(what, UNPACK, "Unpack it first.");
    }

    private static ForeignFormat other(String what) {
        return new ForeignFormat(what, "name a YAML file", NO_SEQUENCES);
    }

    private static ForeignFormat text(String encoding) {
        return new ForeignFormat(
                "text in the encoding " + encoding, "save the file with the encoding UTF-8", "Save the file as UTF-8.");
    }

    /** As the end of a message about a file that should be an experiment. */
    public String notAnExperiment() {
        return "this is " + what + (forExperiment.contains("UTF-8") ? "; " : ", not an experiment; ") + forExperiment;
    }

    /** As the end of a message about a file that should be one of sequences. */
    public String notSequences() {
        return "this is " + what + (forData.contains("as UTF-8") ? ". " : ", not a file of sequences. ") + forData;
    }
}
