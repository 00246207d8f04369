package org.dropwhere.data.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.data.file.numpy.ArrayArchive;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.failure.BadInput;

/**
 * Reads sequences and labels from the arrays of an archive, by their names. Parts are named as Keras' own data sets do:
 * {@code x_train}, {@code y_train}, {@code x_test}, {@code y_test}.
 */
final class NpzReader implements FormatReader {
    /** Where a ZIP archive has the name of its first file, and before it that name's length. */
    private static final int NAME_AT = 30;

    private static final int NAME_LENGTH_AT = 26;

    @Override
    public String format() {
        return "NumPy archive (.npz)";
    }

    @Override
    public boolean recognises(byte[] start) {
        if (start.length < NAME_AT || start[0] != 'P' || start[1] != 'K' || start[2] != 3 || start[3] != 4) {
            return false;
        }
        int length = (start[NAME_LENGTH_AT] & 0xff) | ((start[NAME_LENGTH_AT + 1] & 0xff) << 8);
        return start.length >= NAME_AT + length
                && new String(start, NAME_AT, length, StandardCharsets.ISO_8859_1).endsWith(ArrayArchive.ENDING);
    }

    @Override
    public ReadSequences read(OpenFile file, ReadRequest request) throws IOException {
        String where = file.path().toString();
        refuseLabels(file);
        if (request.columns().steps().size() > 1) {
            throw new BadInput(where + ": the sequences of an .npz are one array, but columns names "
                    + request.columns().steps().size() + ".");
        }
        return archive(file, arrays -> new NpzArrays(file.path(), request).read(arrays));
    }

    /** What is done with an archive. */
    private interface Opened<T> {
        T of(ArrayArchive arrays) throws IOException;
    }

    private static <T> T archive(OpenFile file, Opened<T> use) throws IOException {
        if (!file.isGzipped()) {
            return archive(file.path(), file, use);
        }
        // What an archive has stands at its end.
        Path unpacked = Files.createTempFile("dropwhere-", ".npz");
        try {
            Files.copy(file.content(), unpacked, StandardCopyOption.REPLACE_EXISTING);
            return archive(unpacked, file, use);
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private static <T> T archive(Path archive, OpenFile file, Opened<T> use) throws IOException {
        try (ArrayArchive arrays = ArrayArchive.open(archive, file.path().toString())) {
            return use.of(arrays);
        }
    }

    private static void refuseLabels(OpenFile file) {
        file.labels().ifPresent(labels -> {
            throw new BadInput(file.path() + ": an .npz has its labels in itself, so " + labels.path()
                    + " is of no use. Name the .npz alone.");
        });
    }

    @Override
    public FileTable table(OpenFile file) throws IOException {
        refuseLabels(file);
        String where = file.path().toString();
        List<FileColumn> columns = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        archive(file, arrays -> {
            for (String name : arrays.names()) {
                arrays.read(name, content -> {
                    ArrayHeader header = ArrayHeader.read(content, where + ": " + name);
                    rows.add(ArrayLook.rows(header));
                    columns.add(ArrayLook.column(name, new ArrayContent(header, content, where + ": " + name)));
                });
            }
            return columns;
        });
        if (columns.isEmpty()) {
            throw new BadInput(where + ": there are no arrays in this archive.");
        }
        return new FileTable(format(), FileTable.ARRAY, "row", rows.get(0), columns, List.of());
    }
}
