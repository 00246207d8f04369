package org.dropwhere.data.file;

import java.io.IOException;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.text.Phrases;

/** What NumPy's arrays are to a request. */
final class ArraySteps {
    static final String KEEP_LENGTHS = "To keep the lengths, write JSON lines: open('train.jsonl',"
            + " 'w').writelines(json.dumps({'tokens': list(map(int, s)), 'label': int(l)}) + '\\n' for s, l in zip(x, y)).";

    private ArraySteps() {}

    /**
     * The sequences of an array.
     *
     * @param mistakes takes what is wrong with single values
     * @throws BadInput if the array as a whole is not what is asked for
     * @throws IOException if it cannot be read
     */
    static Steps read(ArrayContent content, ReadRequest request, ArrayMistakes mistakes) throws IOException {
        if (request.content() instanceof FeatureContent) {
            return FeatureArray.read(content, mistakes);
        }
        if (request.content() instanceof WordContent words) {
            return new TokenSteps(TextArray.read(content, new WordText(words, request.words()), mistakes));
        }
        return new TokenSteps(TokenArray.read(content, new TokenRange(request.vocabulary()), mistakes));
    }

    /**
     * Checks that there is a label for each sequence.
     *
     * @throws BadInput if the numbers differ
     */
    static void checkCounts(String sequences, int sequenceCount, String labels, int labelCount) {
        if (sequenceCount != labelCount) {
            throw new BadInput(sequences + (sequenceCount == 1 ? ": there is " : ": there are ")
                    + Phrases.count(sequenceCount, "sequence") + ", but " + labels
                    + " has " + Phrases.count(labelCount, "label")
                    + ". Each sequence needs one label, in the same order.");
        }
    }
}
