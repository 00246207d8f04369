package org.dropwhere.keras.file;

import io.jhdf.Constants;
import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/** An array of weights in an HDF5 file. */
final class H5Array {
    private static final int EXPONENT_BITS = 8;
    private static final int FRACTION_BITS = 23;
    private static final int FLOAT16_EXPONENT_BITS = 5;
    /** Keras tells so where HDF5 has no such type. */
    private static final String TYPE_ATTRIBUTE = "dtype";

    private final H5File file;
    private final String path;
    private final long address;

    H5Array(H5File file, String path, long address) {
        this.file = file;
        this.path = path;
        this.address = address;
    }

    /**
     * Its values.
     *
     * @throws BadInput if it is damaged, not of float32, or not finite
     */
    SavedArray read() {
        SavedArray array = file.guarded(path, this::readValues);
        long infinite = IntStream.range(0, array.values().length)
                .filter(i -> !Float.isFinite(array.values()[i]))
                .count();
        if (infinite > 0) {
            throw new BadInput(place() + infinite + " of " + array.values().length
                    + " weights are not finite (NaN or infinite). Save the model as it was before training diverged.");
        }
        return array;
    }

    private SavedArray readValues() {
        ObjectHeader header = file.header(address);
        if (!header.hasMessageOfType(DataSpaceMessage.class)) {
            throw new BadInput(
                    place() + "this is a group where an array of weights should be. " + ForeignFile.SAVE_AGAIN);
        }
        DataType type = header.getMessageOfType(DataTypeMessage.class).getDataType();
        if (!(type instanceof FloatingPoint number) || !isFloat32(number)) {
            throw new BadInput(place() + "the weights are of type " + typeName(header, type)
                    + ", and only float32 is read. Build the model again in float32, take its weights over"
                    + " (new.set_weights(old.get_weights())), and save it: new.save('my.keras').");
        }
        DataSpace space = header.getMessageOfType(DataSpaceMessage.class).getDataSpace();
        long count = space.getTotalLength();
        ByteBuffer content = content(header, Math.multiplyExact(count, Float.BYTES));
        float[] values = new float[Math.toIntExact(count)];
        content.order(number.getByteOrder()).asFloatBuffer().get(values);
        List<Integer> shape = IntStream.of(space.getDimensions()).boxed().toList();
        return new SavedArray(path, shape, values);
    }

    private ByteBuffer content(ObjectHeader header, long bytes) {
        DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
        if (layout instanceof ContiguousDataLayoutMessage contiguous) {
            boolean isThere = contiguous.getAddress() != Constants.UNDEFINED_ADDRESS;
            boolean fits = contiguous.getSize() == bytes || contiguous.getSize() == -1;
            if (bytes > 0 && (!isThere || !fits)) {
                throw new HdfException("The array has not the size of its shape");
            }
            return bytes == 0 ? ByteBuffer.allocate(0) : file.storage().values(contiguous.getAddress(), bytes);
        }
        if (layout instanceof CompactDataLayoutMessage compact) {
            file.storage().charge(bytes);
            return compact.getDataBuffer().slice(0, Math.toIntExact(bytes));
        }
        throw new BadInput(
                place() + "the weights are in chunks or compressed, as Keras does not write them. Load the model"
                        + " in Keras, and save it again: model.save('my.keras').");
    }

    private String place() {
        return file.where() + ": " + Words.quoted(path) + ": ";
    }

    private static boolean isFloat32(FloatingPoint type) {
        return type.getSize() == Float.BYTES
                && type.getExponentSize() == EXPONENT_BITS
                && type.getMantissaSize() == FRACTION_BITS
                && type.getBitOffset() == 0;
    }

    /** As NumPy and Keras call it, as far as that is known. */
    private String typeName(ObjectHeader header, DataType type) {
        for (AttributeMessage attribute : header.getMessagesOfType(AttributeMessage.class)) {
            if (attribute.getName().equals(TYPE_ATTRIBUTE)) {
                return Words.quoted(String.join(" ", new H5Texts(file).of(attribute)));
            }
        }
        int bits = type.getSize() * Byte.SIZE;
        if (type instanceof FloatingPoint number) {
            boolean isBrain = bits == 16 && number.getExponentSize() != FLOAT16_EXPONENT_BITS;
            return (isBrain ? "bfloat" : "float") + bits;
        }
        if (type instanceof FixedPoint number) {
            return (number.isSigned() ? "int" : "uint") + bits;
        }
        return "no number";
    }
}
