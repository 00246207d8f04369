package org.dropwhere.results;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dropwhere.data.file.numpy.ArrayArchive;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.data.file.numpy.ElementType;
import org.dropwhere.data.file.numpy.WrittenArchive;
import org.dropwhere.data.file.numpy.WrittenArray;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.training.BestWeights;

/**
 * {@code best-weights.npz}: the weights after a trial's best epoch, an array of float32 for each parameter, named as
 * {@link ParameterLayout} names them and of the shape that it has in Keras. NumPy reads it too. {@code trial.json}
 * holds its checksum.
 *
 * @param model whose weights they are
 */
record BestWeightsCodec(ModelSpec model) implements Codec<BestWeights> {
    private static final FileFormat FORMAT = new FileFormat("best-weights", 1, 1);

    /** More than the largest model has that an experiment allows. */
    private static final int MOST_BYTES = 1 << 29;

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public byte[] write(BestWeights weights) {
        Map<String, WrittenArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : ParameterLayout.of(model, weights.inputs()).parameters()) {
            arrays.put(
                    parameter.name(),
                    WrittenArray.of(weights.values(), Math.toIntExact(parameter.offset()), parameter.shape()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new WrittenArchive(arrays).writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public BestWeights read(byte[] bytes) throws DamagedContentException {
        try {
            Map<String, Array> arrays = arrays(bytes);
            // The first array has a row for each type of tokens, or for each feature.
            String first = ParameterLayout.of(model, 1).parameters().get(0).name();
            if (!arrays.containsKey(first)) {
                throw new DamagedContentException("it has no array " + first);
            }
            int inputs = arrays.get(first).shape().get(0);
            ParameterLayout layout = ParameterLayout.of(model, inputs);
            float[] all = new float[Math.toIntExact(layout.size())];
            for (Parameter parameter : layout.parameters()) {
                Array array = arrays.get(parameter.name());
                if (array == null || !array.shape().equals(parameter.shape())) {
                    throw new DamagedContentException(
                            "it has no array " + parameter.name() + " of shape " + parameter.shape());
                }
                System.arraycopy(array.values(), 0, all, Math.toIntExact(parameter.offset()), array.values().length);
            }
            return new BestWeights(inputs, all);
        } catch (IOException | BadInput | IllegalArgumentException | ArithmeticException e) {
            throw new DamagedContentException("it is no archive of arrays", e);
        }
    }

    private record Array(List<Integer> shape, float[] values) {}

    private static Map<String, Array> arrays(byte[] bytes) throws IOException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (name.endsWith(ArrayArchive.ENDING)) {
                arrays.put(name.substring(0, name.length() - ArrayArchive.ENDING.length()), array(zip, bytes.length));
            }
        }
        return arrays;
    }

    private static Array array(ZipInputStream in, int most) throws IOException {
        ArrayHeader header = ArrayHeader.read(in, "");
        boolean hasRows = header.dimensions() == 1 || header.dimensions() == 2;
        if (!hasRows || header.type() != ElementType.FLOAT32 || header.elements() > most) {
            throw new IOException("an array that is none of weights: " + header.inWords());
        }
        return new Array(
                header.shape().stream().map(Math::toIntExact).toList(), new ArrayContent(header, in, "").floats());
    }
}
