package org.dropwhere.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Monitor;
import org.dropwhere.spec.OptimizerKind;
import org.dropwhere.spec.OptimizerKinds;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.ReduceOnPlateau;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;
import org.dropwhere.spec.task.Task;
import org.dropwhere.spec.task.TaskKind;
import org.dropwhere.spec.task.Tasks;
import org.dropwhere.spec.task.TemporalOrder;
import org.junit.jupiter.api.Test;

class TrialIdTest {
    private static final TaskData DATA = new TaskData(new TemporalOrder(80), 498, 64, 1000, 500, 1000, 0.1);
    private static final FileData CSV =
            FileData.of(Path.of("train.csv"), Path.of("validation.csv"), Path.of("test.csv"), OptionalInt.of(64));
    private static final List<SourceFile> ALL =
            List.of(new SourceFile(Optional.empty(), Path.of("all.csv"), Optional.empty()));
    private static final List<Pad> PADS = List.of(
            new Pad(9, Side.PRE, Side.PRE),
            new Pad(8, Side.PRE, Side.PRE),
            new Pad(9, Side.POST, Side.PRE),
            new Pad(9, Side.PRE, Side.POST));
    private static final ModelSpec MODEL = ModelSpec.lstm(64, 100, false);
    private static final RmsProp RMSPROP = new RmsProp(0.001, 0.9, 1e-7);
    private static final Training TRAINING = new Training(30, 32, RMSPROP);
    private static final Placement EXTRA =
            new Placement(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED);
    private static final Placement RECURRENT =
            new Placement(Site.LSTM_RECURRENT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE);

    @Test
    void theTextHasALineForEachSetting() {
        assertEquals("""
                numeric-version: 7
                seed: -3
                data.task: temporal-order
                data.within-last: 80
                data.length: 498
                data.vocabulary: 64
                data.train: 1000
                data.validation: 500
                data.test: 1000
                data.label-noise: 0x1.999999999999ap-4
                model.embedding: 64
                model.units: 100
                model.mask-zero: false
                training.epochs: 30
                training.batch-size: 32
                training.rmsprop.learning-rate: 0x1.0624dd2f1a9fcp-10
                training.rmsprop.rho: 0x1.ccccccccccccdp-1
                training.rmsprop.epsilon: 0x1.ad7f29abcaf48p-24
                after-embedding.rate: 0x1.0p-2
                after-embedding.time: per-step
                after-embedding.gates: shared
                lstm-recurrent.rate: 0x1.0p-1
                lstm-recurrent.time: per-sequence
                lstm-recurrent.gates: per-gate
                """, CanonicalText.of(describe(DATA, "", List.of(EXTRA, RECURRENT), -3), 7));
    }

    @Test
    void csvFilesAreDescribedByTheirContents() {
        String text = CanonicalText.of(describe(CSV, "c0ffee", List.of(), 1), 7);

        assertEquals("""
                numeric-version: 7
                seed: 1
                data.csv: c0ffee
                data.vocabulary: 64
                model.embedding: 64
                """, text.substring(0, text.indexOf("model.units")));
    }

    @Test
    void anyOtherFilesAreDescribedByAllThatIsReadOfThem() {
        FileData words = files(
                ALL,
                new WordContent(20_000, true, false),
                new Columns(List.of("text"), "sentiment", "", ""),
                new LabelNames("", "positive"),
                new Split(0.25, 0.5, true, false, 0),
                new Pad(100, Side.POST, Side.PRE));
        String text = CanonicalText.of(describe(words, "c0ffee", List.of(), 1), 7);

        assertEquals("""
                numeric-version: 7
                seed: 1
                data.csv: c0ffee
                data.files.1: all
                data.words.vocabulary: 20000
                data.words.lower-case: true
                data.words.strip-punctuation: false
                data.columns.steps.1: text
                data.columns.label: sentiment
                data.labels.0:\s
                data.labels.1: positive
                data.split.validation: 0x1.0p-2
                data.split.test: 0x1.0p-1
                data.split.stratified: true
                data.split.per-seed: false
                data.split.folds: 0
                data.pad.to: 100
                data.pad.side: post
                data.pad.truncate: pre
                model.embedding: 64
                """, text.substring(0, text.indexOf("model.units")));
    }

    @Test
    void aTaskOfSeveralLengthsHasBothItsBounds() {
        String text = CanonicalText.of(
                describe(lengths(new Lengths(20, 100), new Pad(60, Side.PRE, Side.PRE)), "", List.of(), 1), 7);

        assertEquals("""
                data.length: 20
                data.longest: 100
                data.vocabulary: 64
                data.train: 1000
                data.validation: 500
                data.test: 1000
                data.label-noise: 0x1.999999999999ap-4
                data.pad.to: 60
                data.pad.side: pre
                data.pad.truncate: pre
                """, text.substring(text.indexOf("data.length"), text.indexOf("model.")));
    }

    @Test
    void aModelOfFeaturesSaysSo() {
        ModelSpec model = new ModelSpec(new FeaturesSpec(), MODEL.recurrent(), MODEL.head());
        String text = CanonicalText.of(new TrialDescription(DATA, "", model, TRAINING, List.of(), 1), 7);

        assertEquals("""
                model.input: features
                model.units: 100
                model.mask-zero: false
                """, text.substring(text.indexOf("model."), text.indexOf("training.")));
    }

    @Test
    void batchesByLengthHaveALine() {
        Training training = new Training(
                30,
                32,
                RMSPROP,
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE,
                0,
                Batches.BY_LENGTH);
        String text = CanonicalText.of(new TrialDescription(DATA, "", MODEL, training, List.of(), 1), 7);

        assertTrue(text.endsWith("training.batches: by-length\n"), text);
    }

    @Test
    void anIdIsTheStartOfTheHashOfTheText() {
        // The text above, hashed by Python's hashlib.
        assertEquals("9a1abefd31430f83", TrialId.of(describe(DATA, "", List.of(EXTRA, RECURRENT), -3), 7));
    }

    @Test
    void anIdTellsTheNumericVersionUpToThisOne() {
        TrialDescription description = describe(DATA, "", List.of(EXTRA, RECURRENT), -3);
        for (int version = 1; version <= NumericVersion.CURRENT; version++) {
            assertEquals(OptionalInt.of(version), Trial.of(description, version).numericVersion());
        }
        assertEquals(
                OptionalInt.empty(),
                Trial.of(description, NumericVersion.CURRENT + 1).numericVersion());
        assertEquals(OptionalInt.empty(), new Trial("0123456789abcdef", description).numericVersion());
    }

    @Test
    void theTextOfAModelOfLayersSaysAllOfThem() {
        ModelSpec model = new ModelSpec(
                new EmbeddingSpec(128, true),
                List.of(new LstmSpec(64, Direction.CONCAT), new GruSpec(32, Direction.BACKWARD, false)),
                Pooling.MEAN,
                List.of(new DenseSpec(16, Activation.RELU), new DenseSpec(8, Activation.TANH)),
                HeadSpec.SIGMOID);
        String text = CanonicalText.of(new TrialDescription(DATA, "", model, TRAINING, List.of(), 1), 7);

        assertEquals("""
                model.embedding: 128
                model.layers.1: lstm
                model.layers.1.units: 64
                model.layers.1.direction: concat
                model.layers.2: gru
                model.layers.2.units: 32
                model.layers.2.direction: backward
                model.layers.2.reset-after: false
                model.pooling: mean
                model.dense.1.units: 16
                model.dense.1.activation: relu
                model.dense.2.units: 8
                model.dense.2.activation: tanh
                model.mask-zero: true
                """, text.substring(text.indexOf("model."), text.indexOf("training.")));
    }

    @Test
    void everyPartOfAModelOfLayersChangesTheId() {
        EmbeddingSpec input = (EmbeddingSpec) MODEL.input();
        DenseSpec dense = new DenseSpec(3, Activation.RELU);
        List<ModelSpec> models = new ArrayList<>();
        models.add(MODEL);
        for (List<RecurrentSpec> layers : List.<List<RecurrentSpec>>of(
                List.of(new GruSpec(100)),
                List.of(new GruSpec(100, Direction.FORWARD, false)),
                List.of(new LstmSpec(100), new LstmSpec(100)),
                List.of(new LstmSpec(100), new LstmSpec(99)),
                List.of(new LstmSpec(100), new GruSpec(100)),
                List.of(new GruSpec(100), new LstmSpec(100)),
                List.of(new LstmSpec(100), new LstmSpec(100), new LstmSpec(100)))) {
            models.add(new ModelSpec(input, layers, MODEL.head()));
        }
        for (Direction direction : Direction.values()) {
            if (direction != Direction.FORWARD) {
                models.add(new ModelSpec(input, List.of(new LstmSpec(100, direction)), MODEL.head()));
            }
        }
        models.add(new ModelSpec(input, MODEL.recurrent(), Pooling.MAX, List.of(), MODEL.head()));
        models.add(new ModelSpec(input, MODEL.recurrent(), Pooling.MEAN, List.of(), MODEL.head()));
        models.add(new ModelSpec(input, MODEL.recurrent(), Pooling.LAST, List.of(dense), MODEL.head()));
        models.add(new ModelSpec(input, MODEL.recurrent(), Pooling.LAST, List.of(dense, dense), MODEL.head()));
        for (Activation activation : List.of(Activation.TANH, Activation.SIGMOID, Activation.LINEAR)) {
            models.add(new ModelSpec(
                    input, MODEL.recurrent(), Pooling.LAST, List.of(new DenseSpec(3, activation)), MODEL.head()));
        }
        List<String> ids = models.stream()
                .map(model -> TrialId.of(new TrialDescription(DATA, "", model, TRAINING, List.of(), 1), 1))
                .toList();

        assertEquals(ids, ids.stream().distinct().toList());
    }

    @Test
    void placementsAreAtSitesOfTheModel() {
        Placement above = new Placement(new SiteRef(2, Site.CELL), 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);

        assertThrows(IllegalArgumentException.class, () -> describe(DATA, "", List.of(above), 1));
    }

    @Test
    void everySettingChangesTheId() {
        List<TrialDescription> all = new ArrayList<>();
        for (Data data : everyData()) {
            all.add(describe(data, data instanceof FileData ? "c0ffee" : "", List.of(), 1));
        }
        all.add(describe(CSV, "decade", List.of(), 1));
        for (ModelSpec model : List.of(
                ModelSpec.lstm(65, 100, false), ModelSpec.lstm(64, 101, false), ModelSpec.lstm(64, 100, true))) {
            all.add(new TrialDescription(DATA, "", model, TRAINING, List.of(), 1));
        }
        for (Training training : List.of(
                new Training(31, 32, RMSPROP),
                new Training(30, 33, RMSPROP),
                new Training(30, 32, new RmsProp(0.002, 0.9, 1e-7)),
                new Training(30, 32, new RmsProp(0.001, 0.8, 1e-7)),
                new Training(30, 32, new RmsProp(0.001, 0.9, 1e-8)))) {
            all.add(new TrialDescription(DATA, "", MODEL, training, List.of(), 1));
        }
        for (List<Placement> placements : everyPlacements()) {
            all.add(describe(DATA, "", placements, 1));
        }
        all.add(describe(DATA, "", List.of(), 2));
        all.add(describe(DATA, "", List.of(), -1));

        Set<String> ids = new HashSet<>();
        all.forEach(description -> ids.add(TrialId.of(description, 1)));
        all.forEach(description -> ids.add(TrialId.of(description, 2)));

        assertEquals(2 * all.size(), ids.size());
        assertTrue(ids.stream().allMatch(id -> id.matches("[0-9a-f]{16}")), ids::toString);
    }

    @Test
    void whatBelongsToAStepHasItsLineWhereItIsAskedFor() {
        Training training = new Training(
                30,
                32,
                new Sgd(0.5, 0.25, true, 0, new Clipping(Clipping.By.GLOBAL_NORM, 2)),
                EmbeddingGradient.BY_OCCURRENCE,
                new Regularization(
                        Map.of(Role.DENSE_KERNEL, 0.25, Role.KERNEL, 0.5), Map.of(Role.RECURRENT_KERNEL, 4.0)),
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
        String text = CanonicalText.of(new TrialDescription(DATA, "", MODEL, training, List.of(), 1), 7);
        assertEquals("""
                training.sgd.learning-rate: 0x1.0p-1
                training.sgd.momentum: 0x1.0p-2
                training.sgd.nesterov: true
                training.sgd.global-clip-norm: 0x1.0p1
                training.embedding-gradient: by-occurrence
                training.l2.kernel: 0x1.0p-1
                training.l2.dense: 0x1.0p-2
                training.max-norm.recurrent-kernel: 0x1.0p2
                """, text.substring(text.indexOf("training.sgd")));
    }

    /** Keras waits for one epoch in either case. */
    @Test
    void noPatienceIsThatOfOneEpoch() {
        assertEquals(idOf(waiting(1)), idOf(waiting(0)));
        assertNotEquals(idOf(waiting(1)), idOf(waiting(2)));
    }

    private static String idOf(Training training) {
        return TrialId.of(new TrialDescription(DATA, "", MODEL, training, List.of(), 1), 1);
    }

    private static Training waiting(int patience) {
        return new Training(
                30,
                32,
                RMSPROP,
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.of(new ReduceOnPlateau(Monitor.LOSS, 0.5, patience, 0, 0, 0)),
                Optional.of(new EarlyStopping(Monitor.LOSS, patience, 0, false)),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
    }

    /** With default values, and with another one of each setting. */
    private static List<OptimizerSpec> everyOptimizer(OptimizerKind kind) {
        Map<String, Number> defaults = new HashMap<>();
        kind.settings()
                .forEach(setting -> setting.fallback()
                        .constant()
                        .ifPresent(constant -> defaults.put(setting.key(), constant.doubleValue())));
        List<OptimizerSpec> optimizers = new ArrayList<>(List.of(kind.factory().apply(new Values(defaults))));
        for (Setting setting : kind.settings()) {
            Map<String, Number> values = new HashMap<>(defaults);
            values.put(setting.key(), setting.limits().isTruth() ? 1 : 0.75);
            if (setting.key().equals("nesterov")) {
                values.put("momentum", 0.5);
            }
            optimizers.add(kind.factory().apply(new Values(values)));
        }
        return optimizers;
    }

    @Test
    void everySettingOfAnOptimizerChangesTheId() {
        Set<String> ids = new HashSet<>();
        int count = 0;
        for (OptimizerKind kind : OptimizerKinds.ALL) {
            for (OptimizerSpec optimizer : everyOptimizer(kind)) {
                Training training = new Training(30, 32, optimizer);
                ids.add(TrialId.of(new TrialDescription(DATA, "", MODEL, training, List.of(), 1), 1));
                count++;
            }
        }
        assertEquals(count, ids.size());
    }

    @Test
    void theSmallestChangeOfARateChangesTheId() {
        Placement more = new Placement(Site.AFTER_EMBEDDING, Math.nextUp(0.25), EXTRA.time(), EXTRA.gates());

        assertNotEquals(
                TrialId.of(describe(DATA, "", List.of(EXTRA), 1), 1),
                TrialId.of(describe(DATA, "", List.of(more), 1), 1));
    }

    @Test
    void thePathsOfCsvFilesDoNotMatter() {
        FileData moved = FileData.of(Path.of("a"), Path.of("b"), Path.of("c"), OptionalInt.of(64));

        assertEquals(
                TrialId.of(describe(CSV, "c0ffee", List.of(), 1), 1),
                TrialId.of(describe(moved, "c0ffee", List.of(), 1), 1));
    }

    private static TrialDescription describe(Data data, String digest, List<Placement> placements, long seed) {
        return new TrialDescription(data, digest, MODEL, TRAINING, placements, seed);
    }

    private static List<Data> everyData() {
        List<Data> all = new ArrayList<>(List.of(
                DATA,
                new TaskData(DATA.task(), 499, 64, 1000, 500, 1000, 0.1),
                new TaskData(DATA.task(), 498, 65, 1000, 500, 1000, 0.1),
                new TaskData(DATA.task(), 498, 64, 1001, 500, 1000, 0.1),
                new TaskData(DATA.task(), 498, 64, 1000, 501, 1000, 0.1),
                new TaskData(DATA.task(), 498, 64, 1000, 500, 1001, 0.1),
                new TaskData(DATA.task(), 498, 64, 1000, 500, 1000, 0.2),
                CSV,
                FileData.of(CSV.paths().get(0), CSV.paths().get(1), CSV.paths().get(2), OptionalInt.of(65)),
                FileData.of(CSV.paths().get(0), CSV.paths().get(1), CSV.paths().get(2), OptionalInt.empty())));
        all.addAll(everyFileData());
        all.add(lengths(new Lengths(498, 500), Pad.NONE));
        all.add(lengths(new Lengths(497, 498), Pad.NONE));
        for (Pad pad : PADS) {
            all.add(lengths(Lengths.all(498), pad));
        }
        Tasks.KINDS.stream()
                .flatMap(kind -> everyTask(kind).stream())
                .forEach(task -> all.add(new TaskData(task, 498, 64, 1000, 500, 1000, 0.1)));
        return all;
    }

    private static TaskData lengths(Lengths lengths, Pad pad) {
        return new TaskData(DATA.task(), lengths, 64, 1000, 500, 1000, 0.1, pad);
    }

    /** Each with another one of a setting. */
    private static List<FileData> everyFileData() {
        List<FileData> all = new ArrayList<>();
        for (StepContent content : List.of(
                new WordContent(0, true, true),
                new WordContent(3, true, true),
                new WordContent(0, false, true),
                new WordContent(0, true, false),
                new FeatureContent(true),
                new FeatureContent(false))) {
            all.add(files(ALL, content, Columns.DEFAULT, LabelNames.DEFAULT, Split.NONE, Pad.NONE));
        }
        for (Columns columns : List.of(
                new Columns(List.of("a"), "", "", ""),
                new Columns(List.of("a", "b"), "", "", ""),
                new Columns(List.of("b", "a"), "", "", ""),
                new Columns(List.of(), "a", "", ""),
                new Columns(List.of(), "", "a", ""),
                new Columns(List.of(), "", "", "a"))) {
            all.add(files(ALL, new TokenContent(), columns, LabelNames.DEFAULT, Split.NONE, Pad.NONE));
        }
        for (LabelNames labels : List.of(new LabelNames("a", ""), new LabelNames("", "a"), new LabelNames("a", "b"))) {
            all.add(files(ALL, new TokenContent(), Columns.DEFAULT, labels, Split.NONE, Pad.NONE));
        }
        for (Split split : List.of(
                new Split(0.1, 0, true, false, 0),
                new Split(0, 0.1, true, false, 0),
                new Split(0.1, 0, false, false, 0),
                new Split(0.1, 0, true, true, 0),
                new Split(0.1, 0, true, false, 2),
                new Split(0.1, 0, true, false, 3))) {
            all.add(files(ALL, new TokenContent(), Columns.DEFAULT, LabelNames.DEFAULT, split, Pad.NONE));
        }
        for (Pad pad : PADS) {
            all.add(files(ALL, new TokenContent(), Columns.DEFAULT, LabelNames.DEFAULT, Split.NONE, pad));
        }
        Optional<Path> labels = Optional.of(Path.of("labels"));
        for (List<SourceFile> files : List.of(
                List.of(new SourceFile(Optional.empty(), Path.of("x"), labels)),
                List.of(new SourceFile(Optional.of(Part.TRAIN), Path.of("x"), labels)),
                List.of(new SourceFile(Optional.of(Part.TRAIN), Path.of("x"), Optional.empty())),
                List.of(
                        new SourceFile(Optional.of(Part.TRAIN), Path.of("x"), Optional.empty()),
                        new SourceFile(Optional.of(Part.TEST), Path.of("x"), Optional.empty())))) {
            all.add(files(files, new TokenContent(), Columns.DEFAULT, LabelNames.DEFAULT, Split.NONE, Pad.NONE));
        }
        return all;
    }

    private static FileData files(
            List<SourceFile> files, StepContent content, Columns columns, LabelNames labels, Split split, Pad pad) {
        return new FileData(files, content, columns, labels, split, pad, OptionalInt.empty());
    }

    /** With default values, and with another one of each setting. */
    private static List<Task> everyTask(TaskKind kind) {
        Map<String, Number> defaults = new HashMap<>();
        kind.settings()
                .forEach(setting ->
                        defaults.put(setting.key(), setting.fallback().of(498)));
        List<Task> tasks = new ArrayList<>(List.of(kind.factory().apply(new Values(defaults))));
        for (Setting setting : kind.settings()) {
            Map<String, Number> values = new HashMap<>(defaults);
            double value = setting.fallback().of(498).doubleValue();
            values.put(setting.key(), setting.limits().isWhole() ? (Number) (int) (value + 1) : (Number) (value / 2));
            tasks.add(kind.factory().apply(new Values(values)));
        }
        return tasks;
    }

    /** Every site of one LSTM alone with every sharing it allows, two of a site's rates, and two sites together. */
    private static List<List<Placement>> everyPlacements() {
        ModelSpec model = ModelSpec.lstm(1, 1, false);
        List<List<Placement>> all = new ArrayList<>();
        List<Site> sites = Stream.of(Site.values())
                .filter(site -> model.has(new SiteRef(1, site)))
                .toList();
        for (Site site : sites) {
            for (TimeSharing time : site.times()) {
                for (GateSharing gates : site.gates()) {
                    all.add(List.of(new Placement(site, 0.5, time, gates)));
                    all.add(List.of(new Placement(site, 0.25, time, gates)));
                }
            }
        }
        all.add(List.of(EXTRA, RECURRENT));
        return all;
    }
}
