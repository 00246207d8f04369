package org.dropwhere.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.InputSpec;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.text.Phrases;

/** Puts the layers of a chain together: what each is depends on those before and behind it. */
final class ModelAssembly {
    /** As in experiment files. */
    private static final int MOST_LAYERS = 100;

    private final List<ReadLayer> layers;
    private final KerasDialect dialect;
    private final Refusals refusals;

    private final List<Piece.Recurrent> recurrent = new ArrayList<>();
    private final List<DenseSpec> dense = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();
    private Optional<Piece.Input> input = Optional.empty();
    private Optional<Piece.Table> table = Optional.empty();
    private Optional<Pooling> pooling = Optional.empty();
    private int at;
    private boolean isFinished;

    private ModelAssembly(List<ReadLayer> layers, KerasDialect dialect, Refusals refusals) {
        this.layers = layers;
        this.dialect = dialect;
        this.refusals = refusals;
    }

    /** The model; absent if something was refused. */
    static Optional<Assembled> of(List<ReadLayer> layers, KerasDialect dialect, Refusals refusals) {
        return new ModelAssembly(layers, dialect, refusals).assembled();
    }

    private Optional<Assembled> assembled() {
        for (at = 0; at < layers.size(); at++) {
            take(layers.get(at));
        }
        checkNumber("recurrent", recurrent.size());
        checkNumber("hidden dense", dense.size());
        if (recurrent.isEmpty()) {
            refusals.add("the model has no recurrent layer; allowed are LSTM and GRU");
        }
        if (!isFinished) {
            refusals.add(
                    "the model does not end with an answer; allowed is a last layer Dense(1, activation=\"sigmoid\")");
        }
        OptionalInt inputs = inputs();
        if (!refusals.sentences().isEmpty() || inputs.isEmpty()) {
            return Optional.empty();
        }
        InputSpec reads = table.<InputSpec>map(known -> new EmbeddingSpec(known.size(), known.maskZero()))
                .orElseGet(FeaturesSpec::new);
        List<RecurrentSpec> specs =
                recurrent.stream().map(Piece.Recurrent::spec).toList();
        ModelSpec model = new ModelSpec(reads, specs, pooling.orElse(Pooling.LAST), dense, HeadSpec.SIGMOID);
        return Optional.of(new Assembled(
                model,
                inputs.getAsInt(),
                input.map(Piece.Input::steps).orElse(OptionalInt.empty()),
                words(model),
                List.copyOf(placements)));
    }

    private void checkNumber(String what, int number) {
        if (number > MOST_LAYERS) {
            refusals.add("the model has " + number + " " + what + " layers; allowed are at most " + MOST_LAYERS);
        }
    }

    private OptionalInt inputs() {
        if (table.isPresent()) {
            return OptionalInt.of(table.get().tokens());
        }
        OptionalInt features = input.map(Piece.Input::features).orElse(OptionalInt.empty());
        if (features.isEmpty() && !recurrent.isEmpty()) {
            refusals.add(
                    "the model has no Embedding, and its input does not say how many numbers a step has; allowed is"
                            + " an Input of (steps, numbers)");
        }
        return features;
    }

    private void take(ReadLayer layer) {
        if (isFinished) {
            refuse(layer, "stands after the last Dense(1, activation=\"sigmoid\"); allowed is nothing there");
            return;
        }
        Piece piece = layer.piece();
        if (piece instanceof Piece.Input read) {
            if (at > 0) {
                refuse(layer, "is not the first layer; allowed is one input");
            }
            input = Optional.of(read);
        } else if (piece instanceof Piece.Table read) {
            takeTable(layer, read);
        } else if (piece instanceof Piece.Drop drop) {
            takeDropout(layer, drop);
        } else if (piece instanceof Piece.Recurrent read) {
            takeRecurrent(layer, read);
        } else if (piece instanceof Piece.Pool pool) {
            takePooling(layer, pool.pooling());
        } else if (piece instanceof Piece.Sums sums) {
            takeDense(layer, sums);
        }
    }

    private void refuse(ReadLayer layer, String clause) {
        refusals.add(layer.title() + " " + clause);
    }

    private void takeTable(ReadLayer layer, Piece.Table read) {
        if (table.isPresent() || !recurrent.isEmpty() || !placements.isEmpty()) {
            refuse(layer, "does not read the tokens themselves; allowed is an Embedding as the first layer");
        }
        if (input.filter(Piece.Input::isSequenceOfVectors).isPresent()) {
            refuse(layer, "reads several numbers at each step; allowed is one token");
        }
        table = Optional.of(read);
    }

    /** Whether what a layer gives here is a sequence. */
    private boolean isSequence() {
        return pooling.isEmpty() && (recurrent.isEmpty() || last().isEveryStep());
    }

    private Piece.Recurrent last() {
        return recurrent.get(recurrent.size() - 1);
    }

    private void takeRecurrent(ReadLayer layer, Piece.Recurrent read) {
        if (!isSequence() || !dense.isEmpty()) {
            refuse(layer, "reads no sequence; allowed is a recurrent layer after one with return_sequences true");
        }
        if (read.isPaddingZero() && maskZero()) {
            refuse(layer, "has zero_output_for_mask true, with which it gives 0 at padded steps; allowed is false");
        }
        recurrent.add(read);
    }

    private boolean maskZero() {
        return table.filter(Piece.Table::maskZero).isPresent();
    }

    private void takePooling(ReadLayer layer, Pooling read) {
        if (recurrent.isEmpty() || !isSequence() || !dense.isEmpty()) {
            refuse(layer, "does not read a recurrent layer with return_sequences true; allowed is that alone");
        }
        if (read == Pooling.MAX && maskZero()) {
            refuse(
                    layer,
                    "takes padded steps for others, though the Embedding has mask_zero true; allowed is"
                            + " GlobalAveragePooling1D, or mask_zero false");
        }
        pooling = Optional.of(read);
    }

    private void takeDense(ReadLayer layer, Piece.Sums sums) {
        if (recurrent.isEmpty() || isSequence()) {
            refuse(
                    layer,
                    "reads a sequence; allowed is a Dense after a recurrent layer with return_sequences false, or"
                            + " after a pooling");
        }
        boolean isLast = layers.stream().skip(at + 1L).noneMatch(behind -> behind.piece() instanceof Piece.Sums);
        boolean isAnswer = sums.units() == 1 && sums.activation() == Activation.SIGMOID;
        if (isLast && !isAnswer) {
            refuse(
                    layer,
                    "is the last layer and has " + Phrases.count(sums.units(), "unit") + " and the activation "
                            + sums.activation().key() + "; allowed is 1 unit with sigmoid");
        }
        if (isLast) {
            isFinished = true;
        } else {
            dense.add(new DenseSpec(sums.units(), sums.activation()));
        }
    }

    private void takeDropout(ReadLayer layer, Piece.Drop drop) {
        if (drop.isSpatial() && !isSequence()) {
            refuse(layer, "reads no sequence; allowed is Dropout");
        }
        if (drop.rate() == 0) {
            return;
        }
        boolean sequence = isSequence();
        TimeSharing time = sequence && !drop.isSpatial() ? TimeSharing.PER_STEP : TimeSharing.PER_SEQUENCE;
        Optional<SiteRef> ref = sequence ? inSequence(layer) : Optional.of(behindSequence());
        ref.ifPresent(there -> place(layer, new Placement(there, drop.rate(), time, GateSharing.SHARED)));
    }

    private void place(ReadLayer layer, Placement placement) {
        if (Placement.at(placement.ref(), placements).isPresent()) {
            refuse(layer, "drops where the layer before it does already; allowed is one of them");
        } else {
            placements.add(placement);
        }
    }

    private SiteRef behindSequence() {
        return dense.isEmpty() ? new SiteRef(recurrent.size(), Site.AFTER_LSTM) : new SiteRef(dense.size(), Site.DENSE);
    }

    /** Where Dropout acts that reads a sequence. */
    private Optional<SiteRef> inSequence(ReadLayer layer) {
        Optional<Piece> next = layers.stream()
                .skip(at + 1L)
                .map(ReadLayer::piece)
                .filter(piece -> !(piece instanceof Piece.Drop))
                .findFirst();
        if (next.filter(Piece.Table.class::isInstance).isPresent()) {
            refuse(layer, "drops tokens before the Embedding; allowed is Dropout after it");
            return Optional.empty();
        }
        if (recurrent.isEmpty()) {
            return table.isPresent() ? Optional.of(new SiteRef(1, Site.AFTER_EMBEDDING)) : ofFeatures(layer, next);
        }
        if (next.filter(Piece.Recurrent.class::isInstance).isEmpty()) {
            refuse(layer, "drops what a pooling reads at each step; allowed is Dropout after the pooling");
            return Optional.empty();
        }
        return Optional.of(new SiteRef(recurrent.size(), Site.BETWEEN_LAYERS));
    }

    /** Without an embedding it is the first layer's input, if nothing else drops that and one direction reads it. */
    private Optional<SiteRef> ofFeatures(ReadLayer layer, Optional<Piece> next) {
        boolean isAlone = next.filter(Piece.Recurrent.class::isInstance)
                .map(Piece.Recurrent.class::cast)
                .filter(reads ->
                        reads.dropout() == 0 && !reads.spec().direction().isBidirectional())
                .isPresent();
        if (!isAlone) {
            refuse(
                    layer,
                    "drops numbers of the data before a layer that drops them too or reads both ways; allowed is"
                            + " Dropout before a layer without dropout that reads one way");
            return Optional.empty();
        }
        return Optional.of(new SiteRef(1, Site.LSTM_INPUT));
    }

    /** Those of each recurrent layer, in Keras' words; none if no layer drops in itself. */
    private List<KerasDropout> words(ModelSpec model) {
        List<KerasDropout> words = new ArrayList<>();
        for (int layer = 1; layer <= recurrent.size(); layer++) {
            words.add(words(layer, recurrent.get(layer - 1), model));
        }
        return words.stream().anyMatch(each -> each.dropout() > 0 || each.recurrentDropout() > 0)
                ? List.copyOf(words)
                : List.of();
    }

    private KerasDropout words(int layer, Piece.Recurrent piece, ModelSpec model) {
        KerasDropout plain = words(piece, OptionalInt.empty());
        KerasDropout exact = words(piece, piece.implementation());
        // Only an implementation that makes a difference is worth a word.
        return exact.placements(layer, model).equals(plain.placements(layer, model)) ? plain : exact;
    }

    private KerasDropout words(Piece.Recurrent piece, OptionalInt implementation) {
        return new KerasDropout(
                dialect.version(),
                Optional.of(dialect.word()),
                implementation,
                piece.dropout(),
                piece.recurrentDropout());
    }
}
