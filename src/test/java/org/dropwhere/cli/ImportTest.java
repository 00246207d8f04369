package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.documentation.CodeBlock;
import org.dropwhere.documentation.Page;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code import} writes of models that others have saved. */
class ImportTest {
    private static final String HINT = "To see what it means: dropwhere plan ";
    private static final String GUESS =
            "How the data are read is the program's guess; dropwhere data --describe shows what it sees.\n";

    private static final String EMBEDDING = layer("Embedding", "words", "\"input_dim\": 9, \"output_dim\": 4");
    private static final String ANSWER = layer("Dense", "answer", "\"units\": 1, \"activation\": \"sigmoid\"");

    @TempDir
    private Path folder;

    private static String layer(String className, String name, String config) {
        return "{\"module\": \"keras.layers\", \"class_name\": \"" + className + "\", \"config\": {\"name\": \"" + name
                + "\", " + config + "}}";
    }

    private void model(String name, String... layers) throws IOException {
        write(
                name,
                "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"name\": \"model\", \"layers\": ["
                        + String.join(", ", layers) + "]}, \"registered_name\": null, \"keras_version\": \"3.15.1\"}");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** A command with the files of the folder, named without it in what is printed. */
    private Result here(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] placed = args.clone();
        for (int i = 0; i < placed.length; i++) {
            placed[i] = placed[i].contains(".") && !placed[i].contains("=")
                    ? folder.resolve(placed[i]).toString()
                    : placed[i];
        }
        int code = Dropwhere.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(placed);
        return new Result(code, shown(out), shown(err));
    }

    private String shown(StringWriter text) {
        return text.toString().replace(folder + File.separator, "");
    }

    private Experiment experiment(String file) {
        return ExperimentFile.read(folder.resolve(file)).first();
    }

    @Test
    void writesAnExperimentThatSaysWhatEachLineWas() throws Exception {
        model(
                "My Model.json",
                layer("InputLayer", "tokens", "\"batch_shape\": [null, 13]"),
                layer("Embedding", "words", "\"input_dim\": 9, \"output_dim\": 4, \"mask_zero\": true"),
                layer("SpatialDropout1D", "drop", "\"rate\": 0.2"),
                layer("LSTM", "lower", "\"units\": 6, \"return_sequences\": true, \"go_backwards\": true"),
                layer("GRU", "upper", "\"units\": 5, \"dropout\": 0.3, \"reset_after\": false"),
                layer("Dense", "hidden", "\"units\": 3, \"activation\": \"tanh\""),
                layer("Dropout", "last", "\"rate\": 0.5"),
                ANSWER);
        Result imported = here("import", "My Model.json");
        assertEquals(new Result(0, """
                # Made by "dropwhere import" of the model in "My Model.json", which Keras 3.15.1 has saved.
                #
                # All else of an update is that of Keras 3 on JAX and PyTorch. A model that was trained on
                # TensorFlow saw the gradient of its embedding otherwise, which the line "embedding-gradient:
                # by-occurrence" below "training" does too.

                name: my-model
                question: Is the dropout of this model in the right place?

                # No file of data was given (--data FILE): a task draws sequences of the tokens that the Embedding has,
                # so that the experiment can be tried. What comes out of it says nothing of your own data.
                data:
                  task: temporal-order
                  length: {from: 7, to: 13}
                  vocabulary: 8
                  pad: {to: 13}
                  train: 250
                  validation: 250
                  test: 500

                model:
                  # InputLayer "tokens".
                  embedding: 4                                  # Embedding "words" of 9 types of tokens
                  mask-zero: true                               # its mask_zero
                  layers:
                    - lstm: {units: 6, go-backwards: true}      # LSTM "lower"
                    - gru: {units: 5, reset-after: false}       # GRU "upper"
                  dense:
                    - {units: 3, activation: tanh}              # Dense "hidden"
                  # Dense "answer": the sigmoid unit that every model here ends with.

                training:
                  epochs: 40                                    # an argument of fit(), which no file has: chosen here
                  batch-size: 32                                # likewise; what fit() takes by default
                  optimizer: rmsprop                            # the file has none; what compile() takes by default

                # Not in Keras' file either: every variant is trained once for each of the seeds 1 to 10.
                seeds: 10

                # Smaller differences in accuracy do not matter. Only with such a margin can "no difference" be shown.
                equivalence: {accuracy: 0.02}

                # The first variant is the file's own, with which each other one is compared: is one better, its
                # dropout was not in the right place.
                variants:
                  # SpatialDropout1D "drop": rate=0.2
                  # GRU "upper": dropout=0.3, recurrent_dropout=0
                  # Dropout "last": rate=0.5
                  as-saved:
                    after-embedding: {rate: 0.2, time: per-sequence}
                    dense: 0.5
                    keras: [{}, {version: "3.15.1", dropout: 0.3}]

                  # The control: shows whether the model overfits at all.
                  no-dropout: {}

                  # Without its Dropout layers.
                  inside-only:
                    keras: [{}, {version: "3.15.1", dropout: 0.3}]

                  # Its Dropout layers alone.
                  layers-only:
                    after-embedding: {rate: 0.2, time: per-sequence}
                    dense: 0.5

                  # The rate 0.2 of its first Dropout layer in the place of all after the last recurrent layer.
                  moved-after-recurrent:
                    after-lstm: 0.2
                    keras: [{}, {version: "3.15.1", dropout: 0.3}]

                  # The rate 0.2 of its first Dropout layer in the place of all between the recurrent layers.
                  moved-between-layers:
                    between-layers: 0.2
                    keras: [{}, {version: "3.15.1", dropout: 0.3}]
                """, HINT + "FILE\n"), imported);
        write("imported.yaml", imported.out());
        Result plan = here("plan", "imported.yaml");
        assertEquals(0, plan.code(), plan.err());
        assertTrue(plan.out().contains("60 trials (6 variants, 10 seeds)"), plan.out());
    }

    @Test
    void runsAndEveryVariantIsAnotherModel() throws Exception {
        model("small.json", EMBEDDING, layer("LSTM", "reader", "\"units\": 3, \"dropout\": 0.5"), ANSWER);
        assertEquals(
                new Result(0, "small.yaml\n", HINT + "small.yaml\n"),
                here("import", "small.json", "--out", "small.yaml"));
        Result run = here(
                "run",
                "small.yaml",
                "--results",
                "results.d",
                "--set",
                "training.epochs=1",
                "--set",
                "data.length=4",
                "--seeds",
                "2",
                "--quiet");
        assertEquals(0, run.code(), run.err());
        try (var trials = Files.list(folder.resolve("results.d/model-small/trials"))) {
            assertEquals(2 * (long) experiment("small.yaml").variants().size(), trials.count());
        }
    }

    @Test
    void namesTheDataAsSeenFromTheExperiment() throws Exception {
        model("small.json", EMBEDDING, layer("LSTM", "reader", "\"units\": 3"), ANSWER);
        StringBuilder csv = new StringBuilder("label,tokens\n");
        for (int i = 0; i < 24; i++) {
            csv.append(i % 2).append(',').append(i % 7).append(" 8 3\n");
        }
        write("my.csv", csv.toString());
        Files.createDirectories(folder.resolve("sub.d"));
        Result imported = here("import", "small.json", "--data", "my.csv", "--out", "sub.d/small.yaml");
        assertEquals(new Result(0, "sub.d/small.yaml\n", GUESS + HINT + "sub.d/small.yaml\n"), imported);
        String yaml = Files.readString(folder.resolve("sub.d/small.yaml"));
        assertTrue(
                yaml.contains("\ndata:\n  file: ../my.csv\n  split: {validation: 0.15, test: 0.15}\n  vocabulary: 9\n"),
                yaml);
        assertFalse(yaml.contains("task:"), yaml);
        FileData data = (FileData) experiment("sub.d/small.yaml").data();
        assertEquals(9, data.vocabulary().orElseThrow());
        Result plan = here("plan", "sub.d/small.yaml");
        assertEquals(0, plan.code(), plan.err());
    }

    @Test
    void refusesDataThatTheModelCannotRead() throws Exception {
        model("small.json", EMBEDDING, layer("LSTM", "reader", "\"units\": 3"), ANSWER);
        write("large.csv", "label,tokens\n0,1 2 9\n1,3 4\n");
        Result large = here("import", "small.json", "--data", "large.csv");
        assertEquals(2, large.code());
        assertEquals("", large.out());
        assertTrue(large.err().startsWith("large.csv:2"), large.err());
        model(
                "numbers.json",
                layer("InputLayer", "numbers", "\"batch_shape\": [null, null, 3]"),
                layer("LSTM", "reader", "\"units\": 3"),
                ANSWER);
        assertEquals(
                new Result(
                        2,
                        "",
                        "large.csv: the sequences are of tokens, and the model reads numbers at each step; give data such"
                                + " as the model was trained on.\n"),
                here("import", "numbers.json", "--data", "large.csv"));
        assertEquals(
                new Result(
                        2,
                        "",
                        "numbers.json: the model reads 3 numbers at each step, and the tasks draw tokens; give your data"
                                + " with --data.\n"),
                here("import", "numbers.json"));
    }

    @Test
    void leavesAnExistingFileAloneWithoutForce() throws Exception {
        model("small.json", EMBEDDING, layer("LSTM", "reader", "\"units\": 3"), ANSWER);
        write("mine.yaml", "mine");
        assertEquals(
                new Result(
                        2,
                        "",
                        "mine.yaml is there already and is left alone. Move it away, choose another file, or replace it"
                                + " with --force.\n"),
                here("import", "small.json", "--out", "mine.yaml"));
        assertEquals("mine", Files.readString(folder.resolve("mine.yaml")));
        assertEquals(
                0, here("import", "small.json", "--out", "mine.yaml", "--force").code());
        assertEquals("as-saved", experiment("mine.yaml").variants().get(0).name());
    }

    @Test
    void tellsEveryReasonAndWritesNothing() throws Exception {
        model(
                "two.json",
                EMBEDDING,
                layer("LSTM", "memory", "\"units\": 3, \"stateful\": true"),
                layer("Dense", "kinds", "\"units\": 3, \"activation\": \"softmax\""));
        assertEquals(
                new Result(
                        2,
                        "",
                        "two.json: layer \"memory\" (LSTM) has stateful true, with which states go on from batch to batch;"
                                + " allowed is false.\n"
                                + "two.json: layer \"kinds\" (Dense) has activation \"softmax\"; allowed is linear, relu, tanh or"
                                + " sigmoid.\n"),
                here("import", "two.json", "--out", "two.yaml"));
        assertFalse(Files.exists(folder.resolve("two.yaml")));
    }

    @Test
    void refusesEmptyPathsAndLabelsAlone() {
        assertEquals(new Result(2, "", "MODEL is empty; give the path of a file.\n"), here("import", ""));
        assertEquals(
                new Result(2, "", "The option --labels belongs to --data.\n"),
                here("import", "x.keras", "--labels", "y.npy"));
    }

    @Test
    void namesOfFilesBecomeNamesOfExperiments() throws Exception {
        for (List<String> names : List.of(
                List.of("12.json", "model-12"),
                List.of("Größe & Co.json", "gr-e-co"),
                List.of("---.json", "model-of-keras"),
                List.of("net.architecture.json", "model-net"))) {
            model(names.get(0), EMBEDDING, layer("LSTM", "reader", "\"units\": 3"), ANSWER);
            String yaml = here("import", names.get(0)).out();
            assertTrue(yaml.contains("\nname: " + names.get(1) + "\n"), yaml);
        }
    }

    @Test
    void writesOfARealModelWhatTheDocumentationShows() throws Exception {
        Files.copy(
                Path.of("src/test/resources/golden-files/models/question-extra-dropout.keras"),
                folder.resolve("my-model.keras"));
        Result imported = here("import", "my-model.keras");
        assertEquals(0, imported.code(), imported.err());
        CodeBlock shown = Page.read(Path.of("src/site/markdown/keras.md")).blocks().stream()
                .filter(block -> block.language().equals("yaml"))
                .findFirst()
                .orElseThrow();
        assertEquals(shown.text(), imported.out());
    }
}
