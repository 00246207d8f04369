package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.dropwhere.config.DataYaml;
import org.dropwhere.data.FittingSplit;
import org.dropwhere.data.file.FileGuess;
import org.dropwhere.data.file.FileTable;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.data.file.SequenceFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.ImportedExperiment;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;

/**
 * Data for an imported model.
 *
 * @param yaml the section of an experiment file
 * @param notes what to look at, a sentence each
 */
record ImportedData(String yaml, List<String> notes) {

    /**
     * What a file has, as the program guesses it.
     *
     * @param labels the file of its labels, where they stand in one of their own
     * @param place how the experiment names a file
     * @throws BadInput if it cannot be read as sequences, or the model cannot read them
     */
    static ImportedData of(Path file, Optional<Path> labels, ImportedExperiment model, UnaryOperator<Path> place) {
        FileTable table = SequenceFiles.table(file, labels);
        if (!table.mistakes().isEmpty()) {
            throw new BadInput(table.mistakes());
        }
        FileData guess = FileGuess.of(table, new SourceFile(Optional.empty(), file, labels));
        boolean areFeatures = guess.content() instanceof FeatureContent;
        boolean readsTokens = model.model().input() instanceof EmbeddingSpec;
        if (areFeatures == readsTokens) {
            throw new BadInput(file + ": the sequences are of "
                    + (areFeatures ? "numbers at each step" : "tokens") + ", and the model reads "
                    + (readsTokens ? "tokens" : "numbers at each step")
                    + "; give data such as the model was trained on.");
        }
        FileData data = guess.content() instanceof TokenContent
                ? new FileData(
                        guess.files(),
                        guess.content(),
                        guess.columns(),
                        guess.labels(),
                        guess.split(),
                        guess.pad(),
                        OptionalInt.of(model.inputs()))
                : guess;
        // Tokens that the Embedding does not have are found here.
        RawFiles read = SequenceFiles.read(data);
        List<String> notes = new ArrayList<>();
        notes.add("How the data are read is the program's guess; dropwhere data --describe shows what it sees.");
        if (areFeatures) {
            checkWidth(file, read, model);
        }
        if (guess.content() instanceof WordContent) {
            notes.add(
                    "The data are text, and the words of their training part decide how many types of tokens there are,"
                            + " not the " + model.inputs() + " of the model's Embedding.");
        }
        String yaml = "# " + String.join("\n# ", notes) + "\n"
                + DataYaml.of(FittingSplit.of(data, read).at(place));
        return new ImportedData(yaml, notes);
    }

    private static void checkWidth(Path file, RawFiles read, ImportedExperiment model) {
        List<Sequences> all = new ArrayList<>(read.parts().values());
        read.undivided().ifPresent(all::add);
        all.stream()
                .map(Sequences::steps)
                .filter(FeatureSteps.class::isInstance)
                .map(FeatureSteps.class::cast)
                .map(FeatureSteps::width)
                .filter(width -> width != model.inputs())
                .findFirst()
                .ifPresent(width -> {
                    throw new BadInput(file + ": a step has " + width + " numbers, and the model reads "
                            + model.inputs() + "; give data such as the model was trained on.");
                });
    }
}
