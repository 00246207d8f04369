package org.dropwhere.keras;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.setting.Switch;
import org.dropwhere.text.NumberText;
import tools.jackson.databind.JsonNode;

/**
 * The experiment that asks of a saved model whether its dropout is in the right place: a file that stands alone, with
 * comments that say what each line was in the model's file.
 */
public final class ImportedExperiment {
    private static final int COMMENT_COLUMN = 48;
    private static final int WIDTH = 100;
    private static final int LONGEST_NAME = 60;

    private final Path path;
    private final ReadModel read;
    private final KerasTraining training;

    private ImportedExperiment(Path path, ReadModel read, KerasTraining training) {
        this.path = path;
        this.read = read;
        this.training = training;
    }

    /**
     * Of a file.
     *
     * @throws BadInput with every reason for which its model, its dropout, its loss or its optimizer cannot be said
     */
    public static ImportedExperiment of(KerasFile file) {
        return of(file.path(), file.kerasVersion(), file.model(), file.compiled());
    }

    static ImportedExperiment of(Path path, Optional<String> version, JsonNode model, Optional<JsonNode> compiled) {
        Refusals refusals = new Refusals(path.toString());
        Optional<ReadModel> read = ReadModel.of(version, model, refusals);
        KerasTraining training = CompiledReader.read(compiled, KerasDialect.of(version, model, refusals), refusals);
        read.ifPresent(known -> {
            if (!ImportedVariants.own(known).survives(known.assembled().model())) {
                refusals.add("the dropout of all layers together leaves less than a share of 0.001 alive at some place;"
                        + " allowed is at least that");
            }
        });
        refusals.throwIfAny();
        return new ImportedExperiment(path, read.orElseThrow(), training);
    }

    /** Its layers. */
    public ModelSpec model() {
        return read.assembled().model();
    }

    /** Types of tokens that its embedding has, or features that it reads at a step. */
    public int inputs() {
        return read.assembled().inputs();
    }

    /** What is not as in Keras, a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(read.notes());
        notes.addAll(training.notes());
        return notes.stream().distinct().toList();
    }

    /** The section {@code data} with a task that fits the model, for whoever has no data at hand. */
    public String taskData() {
        return TaskText.of(path, read.assembled());
    }

    /**
     * The experiment.
     *
     * @param data the section {@code data}, in lines
     */
    public String yaml(String data) {
        return head() + "\n" + data + "\n" + modelSection() + "\n" + trainingSection() + "\n"
                + "# Not in Keras' file either: every variant is trained once for each of the seeds 1 to 10.\n"
                + "seeds: 10\n\n"
                + "# Smaller differences in accuracy do not matter. Only with such a margin can \"no difference\" be"
                + " shown.\n"
                + "equivalence: {accuracy: 0.02}\n\n"
                + variants();
    }

    private String head() {
        StringBuilder head = new StringBuilder();
        head.append("# Made by \"dropwhere import\" of the model in ")
                .append(CommentText.quoted(fileName()))
                .append(", which ")
                .append(CommentText.plain(read.dialect().title()))
                .append(" has saved.\n");
        List<String> notes = notes();
        if (!notes.isEmpty()) {
            head.append("#\n# To be known:\n");
            notes.forEach(note -> head.append(comment("- " + CommentText.safe(note))));
        }
        head.append("#\n")
                .append(comment("All else of an update is that of Keras 3 on JAX and PyTorch. A model that was"
                        + " trained on TensorFlow saw the gradient of its embedding otherwise, which the line"
                        + " \"embedding-gradient: by-occurrence\" below \"training\" does too."));
        head.append("\nname: ").append(name()).append("\nquestion: Is the dropout of this model in the right place?\n");
        return head.toString();
    }

    private String fileName() {
        return Optional.ofNullable(path.getFileName()).map(Object::toString).orElse("");
    }

    /** The file's name as one of an experiment. */
    private String name() {
        String whole = fileName();
        int dot = whole.indexOf('.', 1);
        String words = (dot < 0 ? whole : whole.substring(0, dot))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = words.substring(0, Math.min(words.length(), LONGEST_NAME));
        // Letters first, as YAML would read 12 as a number and "no" as it likes.
        return cut.isEmpty() || !Character.isLetter(cut.charAt(0)) || cut.length() < 6
                ? "model-" + cut + (cut.isEmpty() ? "of-keras" : "")
                : cut;
    }

    private String modelSection() {
        ModelSpec spec = model();
        StringBuilder text = new StringBuilder("model:\n");
        List<ReadLayer> layers = read.layers();
        layersOf(layers, Piece.Input.class)
                .forEach(layer -> text.append("  # ").append(was(layer)).append(".\n"));
        if (spec.input() instanceof EmbeddingSpec embedding) {
            String layer = was(layersOf(layers, Piece.Table.class).get(0));
            text.append(line("  embedding: " + embedding.size(), layer + " of " + inputs() + " types of tokens"));
            if (embedding.maskZero()) {
                text.append(line("  mask-zero: true", "its mask_zero"));
            }
        } else {
            text.append("  # Without an Embedding: ").append(inputs()).append(" numbers at each step.\n");
        }
        text.append("  layers:\n");
        List<ReadLayer> recurrent = layersOf(layers, Piece.Recurrent.class);
        for (int i = 0; i < recurrent.size(); i++) {
            text.append(line("    - " + recurrent(spec.recurrent().get(i)), was(recurrent.get(i))));
        }
        if (spec.pooling() != Pooling.LAST) {
            text.append(line(
                    "  pooling: " + spec.pooling().key(),
                    was(layersOf(layers, Piece.Pool.class).get(0))));
        }
        List<ReadLayer> dense = layersOf(layers, Piece.Sums.class);
        if (!spec.dense().isEmpty()) {
            text.append("  dense:\n");
        }
        for (int i = 0; i < spec.dense().size(); i++) {
            Activation activation = spec.dense().get(i).activation();
            text.append(line(
                    "    - {units: " + spec.dense().get(i).units() + ", activation: " + activation.key() + "}",
                    was(dense.get(i))));
        }
        text.append("  # ")
                .append(was(dense.get(dense.size() - 1)))
                .append(": the sigmoid unit that every model here ends with.\n");
        return text.toString();
    }

    private static List<ReadLayer> layersOf(List<ReadLayer> layers, Class<? extends Piece> type) {
        return layers.stream().filter(layer -> type.isInstance(layer.piece())).toList();
    }

    /** What a layer was in the file. */
    private static String was(ReadLayer layer) {
        return layer.saved().className() + (layer.inner().isEmpty() ? "" : "(" + layer.inner() + ")") + " "
                + CommentText.quoted(layer.saved().name());
    }

    private static String recurrent(RecurrentSpec layer) {
        List<String> entries = new ArrayList<>(List.of("units: " + layer.units()));
        if (layer.direction().isBidirectional()) {
            entries.add("bidirectional: " + layer.direction().key());
        } else if (layer.direction() == Direction.BACKWARD) {
            entries.add("go-backwards: true");
        }
        for (Switch each : layer.kind().switches()) {
            if (layer.isOn(each) != each.fallback()) {
                entries.add(each.key() + ": " + layer.isOn(each));
            }
        }
        return layer.kind().key() + ": {" + String.join(", ", entries) + "}";
    }

    private String trainingSection() {
        StringBuilder text = new StringBuilder("training:\n");
        text.append(line("  epochs: 40", "an argument of fit(), which no file has: chosen here"));
        text.append(line("  batch-size: 32", "likewise; what fit() takes by default"));
        if (training.optimizer().isPresent()) {
            OptimizerSpec optimizer = training.optimizer().get();
            text.append("  # ").append(optimizer.title()).append(" as the model was compiled.\n");
            text.append("  optimizer: {")
                    .append(optimizer.key())
                    .append(": {")
                    .append(entries(optimizer.settings()))
                    .append("}}\n");
        } else {
            text.append(line("  optimizer: rmsprop", "the file has none; what compile() takes by default"));
        }
        training.schedule()
                .ifPresent(schedule -> text.append(line(
                        "  schedule: {" + schedule.kind().key() + ": {" + entries(schedule.settings()) + "}}",
                        "the optimizer's learning_rate")));
        return text.toString();
    }

    private static String entries(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + ": "
                        + (entry.getValue() instanceof Double number ? NumberText.of(number) : entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String variants() {
        StringBuilder text = new StringBuilder();
        text.append(comment("The first variant is the file's own, with which each other one is compared: is one better,"
                + " its dropout was not in the right place."));
        text.append("variants:\n");
        for (ImportedVariant variant : ImportedVariants.of(read)) {
            if (variant.name().equals(ImportedVariants.OWN)) {
                dropping().forEach(line -> text.append("  # ").append(line).append("\n"));
            } else {
                text.append("  # ").append(variant.comment()).append("\n");
            }
            text.append(VariantText.of(variant, model())).append("\n");
        }
        return text.substring(0, text.length() - 1);
    }

    /** Which layers of the file drop, a line each. */
    private List<String> dropping() {
        List<String> lines = new ArrayList<>();
        for (ReadLayer layer : read.layers()) {
            if (layer.piece() instanceof Piece.Drop drop) {
                lines.add(was(layer) + ": rate=" + NumberText.of(drop.rate())
                        + (drop.rate() == 0 ? ", which drops nothing" : ""));
            } else if (layer.piece() instanceof Piece.Recurrent recurrent
                    && (recurrent.dropout() > 0 || recurrent.recurrentDropout() > 0)) {
                lines.add(was(layer) + ": dropout=" + NumberText.of(recurrent.dropout()) + ", recurrent_dropout="
                        + NumberText.of(recurrent.recurrentDropout()));
            }
        }
        return lines.isEmpty() ? List.of("The file's own: it has no dropout.") : lines;
    }

    private static String line(String yaml, String comment) {
        return yaml + " ".repeat(Math.max(1, COMMENT_COLUMN - yaml.length())) + "# " + comment + "\n";
    }

    /** Lines of a comment. */
    private static String comment(String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder("#");
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH && line.length() > 1) {
                lines.append(line).append("\n");
                line = new StringBuilder("#");
            }
            line.append(" ").append(word);
        }
        return lines.append(line).append("\n").toString();
    }
}
