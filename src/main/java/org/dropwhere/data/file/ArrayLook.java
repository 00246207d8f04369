package org.dropwhere.data.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.data.file.numpy.ElementType;
import org.dropwhere.failure.BadInput;

/** Looks at a NumPy array. */
final class ArrayLook {
    /** Of a sequence; chosen. */
    private static final int SHOWN_ELEMENTS = 12;

    private final ArrayContent content;
    private final ArrayHeader header;
    private final ColumnLook look;
    private boolean areWhole = true;

    private ArrayLook(String name, ArrayContent content) {
        this.content = content;
        this.header = content.header();
        this.look = new ColumnLook(name);
    }

    /**
     * Looks at all of an array; of Python objects, at its header alone.
     *
     * @throws BadInput if there is less of it than its header says
     * @throws IOException if it cannot be read
     */
    static FileColumn column(String name, ArrayContent content) throws IOException {
        return new ArrayLook(name, content).column();
    }

    /** How many sequences or labels there are. */
    static long rows(ArrayHeader header) {
        return header.dimensions() == 0 ? 1 : header.length(0);
    }

    private FileColumn column() throws IOException {
        if (header.type() != ElementType.OBJECTS && isOne()) {
            singles();
        } else if (header.type() != ElementType.OBJECTS) {
            lists();
        }
        FileColumn seen = look.column(rows(header), header.inWords());
        return new FileColumn(
                seen.name(),
                kind(),
                seen.holds(),
                seen.values(),
                isOne() ? seen.counts() : Map.of(),
                seen.isFilled(),
                seen.isRepeated(),
                seen.hasSpaces(),
                seen.order());
    }

    /** Whether each row has one element, as labels do. */
    private boolean isOne() {
        return header.dimensions() < 2 || (header.dimensions() == 2 && header.length(1) == 1);
    }

    private void singles() throws IOException {
        for (long done = 0; done < header.elements(); ) {
            int given = content.advance(Integer.MAX_VALUE);
            for (int i = 0; i < given; i++) {
                look(i);
                look.add(ColumnKind.TEXTS, content.text(i));
            }
            done += given;
        }
    }

    private void lists() throws IOException {
        List<String> first = new ArrayList<>();
        long length = header.elements() / Math.max(1, header.length(0));
        for (long done = 0; done < header.elements(); ) {
            int given = content.advance(Integer.MAX_VALUE);
            for (int i = 0; i < given; i++) {
                look(i);
                if (first.size() < Math.min(SHOWN_ELEMENTS, length)) {
                    first.add(content.text(i));
                }
            }
            done += given;
        }
        // In Fortran's order the first elements are of different sequences.
        if (!header.isFortranOrder() && !first.isEmpty()) {
            look.add(ColumnKind.TEXTS, String.join(", ", first) + (length > first.size() ? ", ..." : ""));
        }
    }

    private void look(int element) {
        areWhole = areWhole
                && !header.type().isText()
                && (!header.type().isFloat() || content.token(element, Integer.MAX_VALUE) >= 0);
    }

    private ColumnKind kind() {
        if (header.type() == ElementType.OBJECTS) {
            return ColumnKind.OBJECTS;
        }
        if (header.type().isText()) {
            return ColumnKind.TEXTS;
        }
        if (isOne()) {
            return areWhole ? ColumnKind.WHOLE_NUMBERS : ColumnKind.NUMBERS;
        }
        if (header.dimensions() > 2) {
            return ColumnKind.LISTS_OF_LISTS;
        }
        return areWhole ? ColumnKind.LISTS_OF_WHOLE_NUMBERS : ColumnKind.LISTS_OF_NUMBERS;
    }
}
