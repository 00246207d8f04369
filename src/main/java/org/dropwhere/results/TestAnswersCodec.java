package org.dropwhere.results;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.dropwhere.training.TestAnswers;

/**
 * {@code test-answers.bin}: which test sequences a trial answered rightly. The label of its format; how many sequences
 * there are, as 4 bytes, big-endian; then for each sequence a bit, 1 if it was answered rightly, after the best epoch
 * and then after the last. The bits of each of the two fill whole bytes, the first sequence in the lowest bit of the
 * first byte. {@code trial.json} holds its checksum.
 */
final class TestAnswersCodec implements Codec<TestAnswers> {
    /** The one instance, which has no state. */
    static final TestAnswersCodec INSTANCE = new TestAnswersCodec();

    private static final FileFormat FORMAT = new FileFormat("test-answers", 1, 1);

    /** Two bits for each of more than a hundred million sequences. */
    private static final int MOST_BYTES = 1 << 25;

    private TestAnswersCodec() {}

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public byte[] write(TestAnswers answers) {
        byte[] label = FORMAT.label().getBytes(StandardCharsets.UTF_8);
        int each = AnswerBits.bytes(answers.atBest().sequences());
        ByteBuffer out = ByteBuffer.allocate(Short.BYTES + label.length + Integer.BYTES + 2 * each);
        out.putShort((short) label.length).put(label);
        out.putInt(answers.atBest().sequences());
        out.put(AnswerBits.write(answers.atBest()));
        out.put(AnswerBits.write(answers.atLast()));
        return out.array();
    }

    @Override
    public TestAnswers read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException {
        FORMAT.version(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte[] label = new byte[Short.BYTES + FORMAT.label().length()];
            in.get(label);
            if (!FORMAT.isNamedIn(bytes)) {
                throw new DamagedContentException("it does not begin with the name of its format");
            }
            int sequences = in.getInt();
            TestAnswers answers = new TestAnswers(AnswerBits.read(sequences, in), AnswerBits.read(sequences, in));
            if (in.hasRemaining()) {
                throw new DamagedContentException("it goes on after its end");
            }
            return answers;
        } catch (BufferUnderflowException e) {
            throw new DamagedContentException("it ends too early", e);
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
    }
}
