package org.dropwhere.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dropwhere.config.check.DataChecks;
import org.dropwhere.config.check.DataSections;
import org.dropwhere.config.check.ModelSection;
import org.dropwhere.config.check.RegularizationSection;
import org.dropwhere.config.check.SearchSection;
import org.dropwhere.config.check.TrainingSections;
import org.dropwhere.config.schema.SchemaCheck;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.Source;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FrameworkDropout;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The rules of experiment files for experiments that come from elsewhere: each is written as a file would have it, and
 * validated by the same schema. Whether files are there is not asked.
 */
public final class ResolvedRules {
    private static final Position NOWHERE = Position.whole(new Source(0, Path.of(""), "the experiment"));
    private static final SchemaCheck SCHEMA = new SchemaCheck();

    /** Names of variants have up to 100 characters; those of two are joined. */
    private static final Pattern NAMES = Pattern.compile("[a-z0-9][a-z0-9-]{0,299}");

    private ResolvedRules() {}

    /** Which rule an experiment breaks, in a clause; empty if it could have been read from a file. */
    public static Optional<String> broken(Experiment experiment) {
        Map<String, Object> file = settings(experiment.data(), experiment.model(), experiment.training());
        file.put("name", experiment.name());
        file.put("question", experiment.question());
        Map<String, Object> variants = new LinkedHashMap<>();
        experiment.variants().forEach(variant -> variants.put(variant.name(), words(variant)));
        file.put("variants", variants);
        file.putAll(analysis(experiment.analysis()));
        experiment.search().ifPresent(search -> file.put(SearchSection.PATH, SearchSection.written(search)));
        return broken(file)
                .or(() -> brokenBySeeds(experiment.seeds()))
                .or(() -> brokenByVariants(experiment, variants.size()))
                .or(() -> experiment.search().flatMap(search -> brokenBySearch(experiment, search)));
    }

    /** Whether something could be the name of a variant, or of a candidate of a search, which may be made of two. */
    public static boolean isName(String text) {
        return NAMES.matcher(text).matches();
    }

    /** Which rule these settings break, in a clause; empty if they could have been read from a file. */
    public static Optional<String> broken(Data data, ModelSpec model, Training training) {
        return broken(settings(data, model, training));
    }

    private static Optional<String> broken(Map<String, Object> file) {
        Mistakes mistakes = new Mistakes();
        Mapping tree = (Mapping) located(file);
        SCHEMA.check(tree, mistakes);
        Settings settings = new Settings(tree, mistakes);
        new DataChecks(settings).checkSettings();
        ModelSection.check(settings, new PretrainedFiles());
        RegularizationSection.check(settings);
        return mistakes.first();
    }

    private static Optional<String> brokenBySeeds(List<Long> seeds) {
        boolean ascending = IntStream.range(1, seeds.size()).allMatch(i -> seeds.get(i - 1) < seeds.get(i));
        return seeds.isEmpty() || !ascending
                ? Optional.of("seeds are not one or more, each once, in ascending order")
                : Optional.empty();
    }

    private static Optional<String> brokenByVariants(Experiment experiment, int names) {
        List<Variant> variants = experiment.variants();
        List<String> known = variants.stream().map(Variant::name).toList();
        if (names < variants.size()) {
            return Optional.of("two variants have one name");
        }
        for (Variant variant : variants) {
            if (!areDistinct(variant.placements())) {
                return Optional.of("the variant " + variant.name() + " has a site twice");
            }
            if (!variant.placements().stream().map(Placement::ref).allMatch(experiment.model()::has)) {
                return Optional.of("the variant " + variant.name() + " has a site that the model has not");
            }
            if (!variant.matched().stream().map(MatchedRate::variant).allMatch(known::contains)) {
                return Optional.of("the variant " + variant.name() + " is matched to one that is not there");
            }
        }
        return experiment.analysis().comparisons().stream()
                .filter(pair -> !known.contains(pair.variant())
                        || !known.contains(pair.baseline())
                        || pair.variant().equals(pair.baseline()))
                .findFirst()
                .map(pair -> "comparisons has a pair that is not two of the variants");
    }

    private static Optional<String> brokenBySearch(Experiment experiment, Search search) {
        if (experiment.variants().stream().map(Variant::name).noneMatch(search.against()::equals)) {
            return Optional.of("what the search has to beat is no variant");
        }
        if (search.budget().trials().isEmpty() && search.budget().time().isEmpty()) {
            return Optional.of("the search has no budget");
        }
        Set<String> names = new HashSet<>();
        for (Variant place : search.places()) {
            if (!isName(place.name()) || !names.add(place.name())) {
                return Optional.of("a place of the search has a name that is none, or that of another");
            }
            boolean ofOneSite =
                    place.placements().stream().map(Placement::site).distinct().count() == 1;
            if (!ofOneSite
                    || !areDistinct(place.placements())
                    || !place.placements().stream().map(Placement::ref).allMatch(experiment.model()::has)) {
                return Optional.of("the place " + place.name() + " of the search is not one that the model has");
            }
        }
        return Optional.empty();
    }

    /** Whether each site is there at most once. */
    public static boolean areDistinct(List<Placement> placements) {
        return placements.stream().map(Placement::ref).distinct().count() == placements.size();
    }

    private static Map<String, Object> settings(Data data, ModelSpec model, Training training) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("data", DataSections.written(data));
        file.put(ModelSection.PATH, ModelSection.written(model));
        file.putAll(TrainingSections.written(training));
        return file;
    }

    /** The words of frameworks; places have rules of their own, see {@link Placement}. */
    private static Map<String, Object> words(Variant variant) {
        List<FrameworkDropout> words = variant.words();
        return words.isEmpty()
                ? Map.of()
                : Map.of(
                        words.get(0).kind().key(),
                        words.size() == 1
                                ? words.get(0).words()
                                : words.stream().map(FrameworkDropout::words).toList());
    }

    private static Map<String, Object> analysis(Analysis analysis) {
        Map<String, Object> written = new LinkedHashMap<>();
        Map<String, Object> margins = new LinkedHashMap<>();
        analysis.equivalence().byMetric().forEach((metric, margin) -> margins.put(metric.key(), margin));
        written.put("equivalence", margins);
        analysis.solved().ifPresent(accuracy -> written.put("solved", Map.of("accuracy", accuracy)));
        Map<String, Object> seeds = new LinkedHashMap<>();
        analysis.mostSeeds().ifPresent(number -> seeds.put("at-most", number));
        analysis.spending().ifPresent(spending -> seeds.put("spending", spending.key()));
        if (!seeds.isEmpty()) {
            written.put("seeds", seeds);
        }
        return written;
    }

    private static YamlNode located(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Map<?, ?> map) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            map.forEach((key, each) -> entries.put(String.valueOf(key), new Entry(NOWHERE, located(each))));
            return new Mapping(NOWHERE, entries);
        }
        if (value instanceof List<?> list) {
            return new Sequence(
                    NOWHERE, list.stream().map(ResolvedRules::located).toList());
        }
        if (value instanceof Boolean truth) {
            return new Scalar(NOWHERE, truth.toString(), nodes.booleanNode(truth));
        }
        if (value instanceof Integer whole) {
            return new Scalar(NOWHERE, whole.toString(), nodes.numberNode(whole));
        }
        return value instanceof Double real && Double.isFinite(real)
                ? Scalar.number(NOWHERE, BigDecimal.valueOf(real))
                : new Scalar(NOWHERE, value.toString(), nodes.stringNode(value.toString()));
    }
}
