package org.dropwhere.report.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantYamlTest {
    private static final String HEAD = """
            name: x
            data: {task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20}
            model: {embedding: 4, layers: [lstm: {units: 5, bidirectional: concat}, gru: 6, lstm: 7], dense: [8, 9]}
            training: {epochs: 2}
            seeds: 3
            """;

    @TempDir
    private Path temporary;

    private Experiment read(String variants) throws IOException {
        Path file = temporary.resolve("x.yaml");
        Files.writeString(file, HEAD + variants);
        return ExperimentFile.read(file).first();
    }

    /** What is written is what was meant, for each way of saying a place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{after-embedding: 0.25}",
                "{after-embedding: {rate: 0.25, time: per-sequence}}",
                "{word-type: 0.1, token: 0.2}",
                "{lstm-input: {rate: 0.5, gates: per-gate}, lstm-recurrent: {rate: 0.5, time: per-step}}",
                "{lstm-input: {rate: 0.5, layers: [1, 3]}}",
                "{lstm-recurrent: [{rate: 0.5, layers: [1]}, {rate: 0.1, layers: [3]}]}",
                "{recurrent-weights: 0.5, gate-outputs: {rate: 0.25, time: per-frame}}",
                "{candidate: 0.5, cell: 0.1, state: 0.1}",
                "{zoneout: 0.1}",
                "{zoneout: {cell: 0.1}}",
                "{zoneout: [{cell: 0.1, layers: [1]}, {hidden: 0.2, layers: [1]}]}",
                "{zoneout: {rate: 0.1, layers: [2]}}",
                "{between-layers: 0.5, after-lstm: {rate: 0.5, time: per-batch}, dense: {rate: 0.125, layers: [2]}}",
                "{keras: {dropout: 0.5, recurrent-dropout: 0.5}}",
                "{pytorch: {dropout: 0.2}}",
                "{tensorflow-1: {state-keep-prob: 0.9, variational: true}}",
                "{keras: {version: tensorflow-2.3, dropout: 0.5}}",
                "{keras: {version: \"1\", implementation: 0, recurrent-dropout: 0.5}, after-embedding: 0.2}",
                "{keras: [{dropout: 0.5}, {dropout: 0.1}, {recurrent-dropout: 0.25}]}"
            })
    void readsAsTheVariantThatItWasWrittenOf(String text) throws IOException {
        Experiment first = read("variants: {plain: {}, some: " + text + "}\n");
        Variant some = first.variants().get(1);
        Experiment again = read(VariantYaml.of(some, first.model()));
        assertEquals("some", again.variants().get(0).name());
        assertEquals(some.placements(), again.variants().get(0).placements());
        assertEquals(some.words(), again.variants().get(0).words());
    }

    @Test
    void aFrameworksWordsAreGivenBack() throws IOException {
        Experiment first = read("variants: {plain: {}, mine: {keras: {dropout: 0.5}, after-embedding: 0.2}}");
        assertEquals("""
                variants:
                  mine:
                    keras: {dropout: 0.5, recurrent-dropout: 0}
                    after-embedding: 0.2
                """, VariantYaml.of(first.variants().get(1), first.model()));
    }

    @Test
    void standsInLinesAsAPersonWouldWriteIt() throws IOException {
        Variant some = read("variants: {plain: {}, some: {after-embedding: 0.25, zoneout: 0.1, lstm-input: 0.5}}")
                .variants()
                .get(1);
        assertEquals(
                """
                variants:
                  some:
                    after-embedding: 0.25
                    lstm-input: 0.5
                    zoneout: {cell: 0.1, hidden: 0.1}
                """,
                VariantYaml.of(
                        some, read("variants: {plain: {}, some: {cell: 0.1}}").model()));
        assertEquals(
                "variants:\n  none: {}\n", VariantYaml.of(new Variant("none", List.of()), ModelSpec.lstm(2, 3, false)));
    }
}
