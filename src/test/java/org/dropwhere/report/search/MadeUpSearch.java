package org.dropwhere.report.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.Report;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.SearchSource;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.spec.task.TemporalOrder;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;

/**
 * A search whose trials were never trained: how good a candidate is comes from its placements, and the luck of a seed
 * and of a trial from a hash.
 *
 * @param search how is searched
 * @param truth accuracy of a trial but for luck; NaN for one that fails
 * @param luck standard deviation of a trial's accuracy, about
 * @param mostSeed trials of higher seeds have not ended
 */
record MadeUpSearch(Search search, ToDoubleFunction<TrialDescription> truth, double luck, long mostSeed) {

    static final Variant NONE = new Variant("no-dropout", List.of());
    private static final ModelSpec MODEL = ModelSpec.lstm(64, 100, false);

    /** In the experiment where it is to be beaten. */
    static final Variant KERAS =
            Variant.of("keras", List.of(new KerasDropout(0.25, 0.25)), MODEL, List.of(), List.of());

    /** Single places at two rates. */
    static List<Variant> places() {
        List<Variant> places = new ArrayList<>();
        for (Site site : List.of(
                Site.AFTER_EMBEDDING,
                Site.LSTM_INPUT,
                Site.LSTM_RECURRENT,
                Site.CANDIDATE,
                Site.CELL,
                Site.AFTER_LSTM)) {
            for (double rate : new double[] {0.25, 0.5}) {
                places.add(new Variant(
                        site.key() + "-" + Math.round(100 * rate),
                        List.of(new Placement(
                                site, rate, site.times().get(0), site.gates().get(0)))));
            }
        }
        places.add(new Variant(
                "after-embedding-25-per-sequence",
                List.of(new Placement(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_SEQUENCE, GateSharing.SHARED))));
        return places;
    }

    static Search searching(int together, Optional<Search.Proxy> proxy) {
        return new Search(
                places(),
                together,
                NONE.name(),
                Metric.ACCURACY,
                0.01,
                new Search.Budget(OptionalInt.of(400), Optional.empty()),
                20,
                new Search.Confirmation(10, 3),
                proxy);
    }

    /** What the best place gains, and all places within the cell lose. */
    static double gain(TrialDescription trial, double most) {
        double gain = 0;
        for (Placement placement : trial.placements()) {
            gain += switch (placement.site()) {
                case AFTER_EMBEDDING -> most * (placement.rate() < 0.3 ? 1 : 0.9);
                case LSTM_INPUT -> most * 0.5;
                case LSTM_RECURRENT -> -0.02;
                case CANDIDATE, CELL -> -0.08;
                default -> 0;
            };
        }
        return gain;
    }

    static MadeUpSearch of(Search search, double most) {
        return new MadeUpSearch(search, trial -> 0.75 + gain(trial, most), 0.01, Long.MAX_VALUE);
    }

    MadeUpSearch upTo(long seed) {
        return new MadeUpSearch(search, truth, luck, seed);
    }

    SearchSource source() {
        Experiment experiment = new Experiment(
                        "where",
                        "Where should dropout go?",
                        new TaskData(new TemporalOrder(80), 498, 64, 1000, 500, 1000, 0.1),
                        MODEL,
                        new Training(4, 32, new RmsProp(0.001, 0.9, 1e-7)),
                        List.of(1L, 2L),
                        search.against().equals(KERAS.name()) ? List.of(KERAS, NONE) : List.of(NONE))
                .with(search);
        TrialDescription whole = TrialDescription.without(experiment, "");
        if (search.proxy().isEmpty()) {
            return new SearchSource(
                    experiment,
                    List.of(),
                    List.of(new SearchSource.Placed(Point.ONLY, whole, 1)),
                    NumericVersion.CURRENT);
        }
        Training training = experiment.training();
        TrialDescription cheaper = new TrialDescription(
                whole.data(),
                whole.dataDigest(),
                whole.model(),
                new Training(1, training.batchSize(), training.optimizer()),
                whole.placements(),
                whole.seed());
        return new SearchSource(
                experiment,
                List.of(),
                List.of(
                        new SearchSource.Placed(new Point(Map.of("training.epochs", "1")), cheaper, 0.25),
                        new SearchSource.Placed(new Point(Map.of("training.epochs", "4")), whole, 1)),
                NumericVersion.CURRENT);
    }

    SearchCourse course() {
        return SearchCourse.of(source(), this::outcome);
    }

    Optional<Outcome> outcome(Trial trial) {
        TrialDescription description = trial.description();
        if (description.seed() > mostSeed) {
            return Optional.empty();
        }
        double mean = truth.applyAsDouble(description);
        if (Double.isNaN(mean)) {
            return Optional.of(HandMade.failed(0.5));
        }
        double validation =
                mean + luck * (chance(description, "seed", false) + chance(description, "validation", true));
        double test = mean + luck * (chance(description, "seed", false) + chance(description, "test", true));
        List<EpochMetrics> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= description.training().epochs(); epoch++) {
            double reached =
                    0.5 + (validation - 0.5) * epoch / description.training().epochs();
            epochs.add(new EpochMetrics(epoch, 0.75, 1 - reached, reached + 0.05, 1 - reached, reached));
        }
        Score score = new Score(1 - test, test);
        return Optional.of(new Outcome.Finished(epochs, epochs.size(), score, score));
    }

    /** In about [-1.7, 1.7], with variance 1; not every hash of Java is the same on each machine, that of texts is. */
    private static double chance(TrialDescription trial, String purpose, boolean own) {
        long mixed =
                (trial.seed() + " " + purpose + " " + (own ? trial.placements().toString() : "")).hashCode();
        mixed = (mixed ^ (mixed >>> 16)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
        return ((mixed >>> 11) / (double) (1L << 53) - 0.5) * Math.sqrt(12);
    }

    /** The folder with all trials that have ended. */
    ResultsFolder folder(Path results) {
        ResultsFolder folder = HandMade.folder(results, "where-search");
        course().plan()
                .trials()
                .forEach(trial ->
                        outcome(trial).ifPresent(outcome -> folder.store(trial, outcome, HandMade.PROVENANCE)));
        return folder;
    }

    Report report(Path results) {
        return SearchReport.write(folder(results), course(), Runnable::run);
    }
}
