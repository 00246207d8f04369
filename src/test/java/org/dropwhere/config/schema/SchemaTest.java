package org.dropwhere.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.config.Folder;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.FrameworkKind;
import org.dropwhere.spec.FrameworkKinds;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.RecurrentKind;
import org.dropwhere.spec.RecurrentKinds;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Switch;
import org.dropwhere.spec.task.TaskKind;
import org.dropwhere.spec.task.Tasks;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The schema that editors read says what the records say. */
class SchemaTest {
    private final JsonNode schema = ExperimentSchema.compose();

    private static List<String> names(Collection<String> names) {
        return List.copyOf(names);
    }

    @Test
    void aVariantHasFrameworksWordsAndEverySite() {
        List<String> expected = Stream.concat(
                        FrameworkKinds.ALL.stream().map(FrameworkKind::key),
                        Arrays.stream(Site.values()).map(SchemaTest::word).distinct())
                .toList();
        assertEquals(expected, names(schema.at("/$defs/variant/properties").propertyNames()));
    }

    /** The key of a variant at which a site is said, alone or with others. */
    private static String word(Site site) {
        return site.key().split("\\.", -1)[0];
    }

    @Test
    void everySiteAllowsItsOwnSharings() {
        for (Site site : Site.values()) {
            String path = site.isZoneout() ? "/$defs/zoneout" : "/$defs/variant/properties/" + word(site);
            JsonNode properties = schema.at(path + "/properties");
            assertEquals(site.times().stream().map(TimeSharing::key).toList(), Allowed.words(properties.path("time")));
            // Whole rows of weights are dropped as what they multiply is, and like that may be shared.
            Site sharing = site == Site.RECURRENT_WEIGHTS ? Site.LSTM_RECURRENT : site;
            assertEquals(
                    sharing.gates().stream().map(GateSharing::key).toList(), Allowed.words(properties.path("gates")));
        }
    }

    @Test
    void everyTaskCanBeChosenAndHasItsSettings() {
        JsonNode data = schema.at("/properties/data/properties");
        assertEquals(Tasks.keys(), Allowed.words(data.path("task")));
        for (TaskKind task : Tasks.KINDS) {
            assertEquals(
                    task.settings().stream().map(Setting::key).toList(),
                    Allowed.words(data.path(task.key())),
                    task.key());
        }
    }

    @Test
    void everyRecurrentLayerCanBeSaidWithAllThatItHas() {
        JsonNode layer = schema.at("/properties/model/properties/layers/items/properties");
        assertEquals(RecurrentKinds.keys(), names(layer.propertyNames()));
        for (RecurrentKind kind : RecurrentKinds.ALL) {
            JsonNode settings = layer.path(kind.key());
            assertEquals(
                    Stream.concat(
                                    Stream.of("units", "bidirectional", "go-backwards"),
                                    kind.switches().stream().map(Switch::key))
                            .toList(),
                    Allowed.words(settings));
            assertEquals(
                    Stream.concat(
                                    Stream.of("true", "false"),
                                    Arrays.stream(Direction.values())
                                            .filter(Direction::isBidirectional)
                                            .map(Keyed::key))
                            .toList(),
                    Allowed.words(settings.at("/properties/bidirectional")));
        }
    }

    @Test
    void everyPoolingAndActivationCanBeSaid() {
        assertEquals(
                Arrays.stream(Pooling.values()).map(Keyed::key).toList(),
                Allowed.words(schema.at("/properties/model/properties/pooling")));
        assertEquals(
                Arrays.stream(Activation.values()).map(Keyed::key).toList(),
                Allowed.words(schema.at("/$defs/activation")));
    }

    @Test
    void aVerdictCanBeAboutEveryPrimaryMetric() {
        JsonNode primary = schema.at("/properties/primary");
        assertEquals(PrimaryMetric.ALL.stream().map(Keyed::key).toList(), Allowed.words(primary));
        assertEquals(Analysis.DEFAULT.primary().key(), primary.path("default").asString());
    }

    @Test
    void theDefaultsAreThoseOfTheProgram() {
        Folder folder = new Folder(Path.of("experiments"));
        Training training = folder.read("quickstart.yaml").training();
        JsonNode properties = schema.at("/properties/training/properties");
        JsonNode rmsprop = properties.at("/optimizer/properties/rmsprop/properties");
        assertEquals(properties.at("/batch-size/default").asInt(), training.batchSize());
        assertEquals(
                new RmsProp(
                        rmsprop.at("/learning-rate/default").asDouble(),
                        rmsprop.at("/rho/default").asDouble(),
                        rmsprop.at("/epsilon/default").asDouble()),
                training.optimizer());
    }

    @Test
    void everyMappingRefusesUnknownKeys() {
        List<String> open = new ArrayList<>();
        collectOpen("", schema, open);
        assertEquals(List.of(), open);
    }

    private static void collectOpen(String path, JsonNode node, List<String> open) {
        // Beside a $ref, properties only narrow what the reference allows.
        if (node.path("type").toString().contains("\"object\"") && !node.has("additionalProperties")) {
            open.add(path);
        }
        node.properties().forEach(child -> collectOpen(path + "/" + child.getKey(), child.getValue(), open));
    }

    @Test
    void wholeNumbersAreThoseOfTheSchema() {
        SchemaCheck schema = new SchemaCheck();
        for (String path : List.of(
                "data.train",
                "data.parity.bits",
                "model.units",
                "model.layers.2.gru",
                "model.layers.2.gru.units",
                "model.dense",
                "model.dense.1.units",
                "training.epochs",
                "training.batch-size",
                "variants.x.keras.implementation")) {
            assertTrue(schema.isWhole(path), path);
        }
        for (String path : List.of(
                "data.label-noise",
                "data",
                "data.trian",
                "training.optimizer.rmsprop.rho",
                "variants.x.after-embedding",
                "variants.x.after-embedding.rate",
                "variants.x.keras.dropout",
                "variants.x",
                "model.layers.2",
                "model.layers.x",
                "")) {
            assertTrue(!schema.isWhole(path), path);
        }
    }
}
