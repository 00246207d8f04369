package org.dropwhere.data.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.data.file.numpy.ElementType;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.Steps;

/** Reads sequences from a NumPy array, and their labels from another. */
final class NpyReader implements FormatReader {

    @Override
    public String format() {
        return "NumPy array (.npy)";
    }

    @Override
    public boolean recognises(byte[] start) {
        return ArrayHeader.isMagic(start);
    }

    @Override
    public ReadSequences read(OpenFile file, ReadRequest request) throws IOException {
        String where = file.path().toString();
        OpenFile labelsFile = file.labels()
                .orElseThrow(
                        () -> new BadInput(
                                where
                                        + ": an .npy holds one array, and there are no labels with it. Name the file of the labels too,"
                                        + " {x: x.npy, y: y.npy}, or write both into one file (NumPy: np.savez('data.npz', x=x, y=y))."));
        ArrayMistakes mistakes = new ArrayMistakes(file.path());
        Optional<Steps> steps = Optional.empty();
        try {
            steps = Optional.of(ArraySteps.read(content(file), request, mistakes));
        } catch (BadInput e) {
            mistakes.add(e);
        }
        Optional<int[]> labels = Optional.empty();
        try {
            labels = Optional.of(LabelArray.read(content(labelsFile), request, mistakes));
        } catch (BadInput e) {
            mistakes.add(e);
        }
        mistakes.check();
        ArraySteps.checkCounts(
                where, steps.orElseThrow().size(), labelsFile.path().toString(), labels.orElseThrow().length);
        return ReadSequences.of(new Sequences(steps.orElseThrow(), labels.orElseThrow()));
    }

    @Override
    public FileTable table(OpenFile file) throws IOException {
        List<FileColumn> columns = new ArrayList<>();
        ArrayContent sequences = anyContent(file);
        columns.add(ArrayLook.column("x", sequences));
        if (file.labels().isPresent()) {
            columns.add(ArrayLook.column("y", anyContent(file.labels().get())));
        }
        return new FileTable(format(), FileTable.ARRAY, "row", ArrayLook.rows(sequences.header()), columns, List.of());
    }

    private static ArrayContent anyContent(OpenFile file) throws IOException {
        String where = file.path().toString();
        return new ArrayContent(ArrayHeader.read(file.content(), where), file.content(), where);
    }

    private static ArrayContent content(OpenFile file) throws IOException {
        String where = file.path().toString();
        ArrayHeader header = ArrayHeader.read(file.content(), where);
        if (header.type() == ElementType.OBJECTS) {
            throw new BadInput(where
                    + ": the elements are Python objects, which only pickle reads, and pickle runs code that the file"
                    + " brings. Where you trust it, write a rectangle of numbers with Python: np.save('padded.npy',"
                    + " keras.utils.pad_sequences(np.load('"
                    + file.path().getFileName() + "', allow_pickle=True))). " + ArraySteps.KEEP_LENGTHS);
        }
        return new ArrayContent(header, file.content(), where);
    }
}
