package org.dropwhere.keras.export.hdf5;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a file: superblock, texts, then headers and tables from the leaves upwards, then the arrays. The same tree
 * gives the same bytes. All but the arrays is held in memory.
 */
public final class Hdf5Writer {
    private static final int ELEMENT = 4;
    private static final int BUFFER = 1 << 13;

    private final List<Hdf5Array> arrays = new ArrayList<>();
    private final Bytes file = new Bytes();
    private final TextHeap texts;
    private final long arraysAt;
    private long end;

    private Hdf5Writer(long structuresAt, long arraysAt) {
        texts = new TextHeap(Superblock.SIZE);
        file.to(Math.toIntExact(structuresAt));
        this.arraysAt = arraysAt;
        end = arraysAt;
    }

    /**
     * Writes a file with a group as its root.
     *
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a row of texts has more than some 4000
     */
    public static void write(Hdf5Group root, OutputStream out) throws IOException {
        // Where the parts are depends on the sizes of those before, which do not depend on where they are.
        Hdf5Writer sizes = new Hdf5Writer(Superblock.SIZE, 0);
        sizes.root(root);
        long structuresAt = Superblock.SIZE + (long) sizes.texts.toArray().length;
        Hdf5Writer writer = new Hdf5Writer(structuresAt, structuresAt + sizes.file.size() - Superblock.SIZE);
        byte[] superblock = writer.root(root);
        byte[] structures = writer.file.toArray();
        if (structures.length != writer.arraysAt) {
            throw new IllegalStateException("The arrays do not begin where they should");
        }
        out.write(superblock);
        out.write(writer.texts.toArray());
        out.write(structures, (int) structuresAt, structures.length - (int) structuresAt);
        for (Hdf5Array array : writer.arrays) {
            write(array, out);
        }
        out.flush();
    }

    private byte[] root(Hdf5Group root) {
        SymbolTable.Symbol symbol = group(root);
        SymbolTable.Address table = new SymbolTable.Address(
                symbol.scratch().get(0), symbol.scratch().get(1));
        return Superblock.of(end, symbol.header(), table);
    }

    private SymbolTable.Symbol group(Hdf5Group group) {
        Map<String, SymbolTable.Symbol> symbols = new LinkedHashMap<>();
        group.members().forEach((name, member) -> symbols.put(name, node(member)));
        SymbolTable.Address table = SymbolTable.write(symbols, file);
        List<byte[]> messages = new ArrayList<>();
        messages.add(HeaderMessages.symbolTable(table.tree(), table.names()));
        group.attributes().forEach((name, value) -> messages.add(attribute(name, value)));
        return new SymbolTable.Symbol(header(messages), List.of(table.tree(), table.names()));
    }

    private SymbolTable.Symbol node(Hdf5Node node) {
        if (node instanceof Hdf5Array array) {
            return array(array);
        }
        return group((Hdf5Group) node);
    }

    private SymbolTable.Symbol array(Hdf5Array array) {
        long size = (long) ELEMENT * array.size();
        long header = header(List.of(
                HeaderMessages.dataspace(array.shape()),
                HeaderMessages.datatype(array),
                HeaderMessages.fillValue(),
                HeaderMessages.layout(end, size)));
        arrays.add(array);
        end += size;
        return new SymbolTable.Symbol(header, List.of());
    }

    private byte[] attribute(String name, Hdf5Attribute attribute) {
        Bytes references = new Bytes();
        if (attribute instanceof Hdf5Attribute.Text text) {
            texts.add(text.value(), references);
            return HeaderMessages.attribute(
                    name, HeaderMessages.text(text.utf8()), HeaderMessages.space(List.of()), references);
        }
        List<String> values = ((Hdf5Attribute.Texts) attribute).values();
        values.forEach(value -> texts.add(value, references));
        Bytes type = values.isEmpty() ? HeaderMessages.float64() : HeaderMessages.text(false);
        return HeaderMessages.attribute(name, type, HeaderMessages.space(List.of(values.size())), references);
    }

    private long header(List<byte[]> messages) {
        long address = file.size();
        file.raw(HeaderMessages.header(messages));
        return address;
    }

    private static void write(Hdf5Array array, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        for (int index = 0; index < array.size(); index++) {
            int bits = array.bits(index);
            for (int place = 0; place < ELEMENT; place++) {
                buffer[filled++] = (byte) (bits >> (8 * place));
            }
            if (filled == BUFFER) {
                out.write(buffer);
                filled = 0;
            }
        }
        out.write(buffer, 0, filled);
    }
}
