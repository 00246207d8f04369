package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.training.BestWeights;
import org.junit.jupiter.api.Test;

class BestWeightsCodecTest {
    private static final ModelSpec GRU =
            new ModelSpec(new EmbeddingSpec(2, false), List.of(new GruSpec(3)), HeadSpec.SIGMOID);
    private static final ModelSpec OF_FEATURES =
            new ModelSpec(new FeaturesSpec(), List.of(new GruSpec(3)), HeadSpec.SIGMOID);

    private static BestWeights weights(ModelSpec model, int inputs) {
        float[] values =
                new float[Math.toIntExact(ParameterLayout.of(model, inputs).size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 7f;
        }
        return new BestWeights(inputs, values);
    }

    @Test
    void whatIsWrittenIsReadToTheLastBit() throws Exception {
        for (ModelSpec model : List.of(GRU, OF_FEATURES, ModelSpec.lstm(4, 5, true))) {
            BestWeightsCodec codec = new BestWeightsCodec(model);
            BestWeights weights = weights(model, 6);
            assertEquals(weights, codec.read(codec.write(weights)));
            assertArrayEquals(codec.write(weights), codec.write(weights));
        }
    }

    @Test
    void weightsOfAnotherModelAreDamaged() {
        byte[] bytes = new BestWeightsCodec(GRU).write(weights(GRU, 6));
        DamagedContentException e = assertThrows(
                DamagedContentException.class, () -> new BestWeightsCodec(ModelSpec.lstm(2, 3, false)).read(bytes));
        assertEquals("it has no array kernel of shape [2, 12]", e.getMessage());
    }

    /** Whatever stands there: text, objects, numbers without a dimension. */
    @Test
    void arraysThatAreNoWeightsAreDamaged() throws IOException {
        for (String header : List.of(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1), }",
                "{'descr': '<U4', 'fortran_order': False, 'shape': (6, 2), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (6, 2), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000, 2), }")) {
            byte[] bytes = archive(header);
            assertThrows(DamagedContentException.class, () -> new BestWeightsCodec(GRU).read(bytes), header);
        }
    }

    private static byte[] archive(String header) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("embeddings.npy"));
            zip.write("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
            zip.write(new byte[] {(byte) (header.length() + 1), 0});
            zip.write((header + "\n").getBytes(StandardCharsets.US_ASCII));
            zip.write(new byte[192]);
        }
        return out.toByteArray();
    }

    @Test
    void mutantsAreReadOrDamaged() {
        byte[] whole = new BestWeightsCodec(GRU).write(weights(GRU, 6));
        SplittableRandom random = new SplittableRandom(5);
        List<Throwable> others = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            byte[] mutant = Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int j = random.nextInt(1, 4); j > 0 && mutant.length > 0; j--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                new BestWeightsCodec(GRU).read(mutant);
            } catch (DamagedContentException expected) {
                // As it should.
            } catch (RuntimeException e) {
                others.add(e);
            }
        }
        assertEquals(List.of(), others);
    }
}
