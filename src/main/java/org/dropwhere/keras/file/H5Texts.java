package org.dropwhere.keras.file;

import io.jhdf.exceptions.HdfTypeException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeMessage;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts of an HDF5 file: in older files of a fixed length, else in a heap. */
final class H5Texts {
    private final H5File file;

    H5Texts(H5File file) {
        this.file = file;
    }

    /** All that an attribute has, in the order of the file. */
    List<String> of(AttributeMessage attribute) {
        // What h5py writes for a list without elements is a list of no numbers.
        if (attribute.getDataSpace().getTotalLength() == 0) {
            return List.of();
        }
        ByteBuffer content = attribute.getDataBuffer().order(ByteOrder.LITTLE_ENDIAN);
        DataType type = attribute.getDataType();
        int count = Math.toIntExact(attribute.getDataSpace().getTotalLength());
        if (type instanceof StringData) {
            return fixed(content, count, type.getSize());
        }
        if (type instanceof VariableLength list && list.isVariableLengthString()) {
            return inHeap(content, count);
        }
        throw new HdfTypeException("No text");
    }

    private List<String> fixed(ByteBuffer content, int count, int length) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer text = content.slice(i * length, length);
            file.storage().charge(length);
            texts.add(decoded(text));
        }
        return texts;
    }

    private List<String> inHeap(ByteBuffer content, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = content.getInt();
            long heap = content.getLong();
            int index = content.getInt();
            texts.add(index == 0 ? "" : decoded(file.heapObject(heap, index).slice(0, length)));
        }
        return texts;
    }

    /** What h5py calls ASCII is what it was given, in UTF-8. */
    private static String decoded(ByteBuffer bytes) {
        int end = 0;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.slice(0, end))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
