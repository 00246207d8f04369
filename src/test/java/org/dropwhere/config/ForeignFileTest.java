package org.dropwhere.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dropwhere.config.yaml.ForeignFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of other programs in the place of an experiment. */
class ForeignFileTest {
    private static final String IN_YAML = "describe its layers in YAML, under model and variants";
    private static final String AS_CSV =
            "data are named in an experiment, under data.files, as CSV, JSON lines, .npy or .npz";

    @TempDir
    private Path temporary;

    static Stream<Arguments> bytes() throws IOException {
        return Stream.of(
                Arguments.of(
                        zip("x_train.npy", "y_train.npy"),
                        "this is a NumPy archive (.npz), not an experiment; " + AS_CSV),
                Arguments.of(
                        latin("\u0093NUMPY\u0001\0v\0{'descr': '<i8'}"),
                        "this is a NumPy array (.npy), not an experiment; " + AS_CSV),
                Arguments.of(
                        zip("metadata.json", "config.json", "model.weights.h5"),
                        "this is a Keras model (.keras), not an experiment; " + IN_YAML),
                Arguments.of(
                        latin("\u0089HDF\r\n\u001a\n\0\0"),
                        "this is an HDF5 file (.h5, a Keras model or its weights), not an experiment; if it is a model, "
                                + IN_YAML),
                Arguments.of(gzip(), "this is a file compressed with gzip (.gz), not an experiment; unpack it first"),
                Arguments.of(zip("a.txt"), "this is a ZIP archive, not an experiment; unpack it first"),
                Arguments.of(
                        zip("[Content_Types].xml"),
                        "this is a Microsoft Office file (.xlsx, .docx), not an experiment; " + AS_CSV),
                Arguments.of(latin("PAR1\u0015\u0004"), "this is a Parquet file, not an experiment; " + AS_CSV),
                Arguments.of(
                        latin("\u0080\u0004\u0095"), "this is a Python pickle (.pkl), not an experiment; " + AS_CSV),
                Arguments.of(latin("%PDF-1.7\n"), "this is a PDF document, not an experiment; name a YAML file"),
                Arguments.of(
                        latin("<!DOCTYPE html>\n<html>"),
                        "this is a web page (HTML), not an experiment; download the file that the page shows"),
                Arguments.of(
                        "name: x\n".getBytes(UTF_16),
                        "this is text in the encoding UTF-16; save the file with the encoding UTF-8"),
                Arguments.of(
                        "name: x\n".getBytes(UTF_16LE),
                        "this is text in the encoding UTF-16; save the file with the encoding UTF-8"));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"layers\": []},"
                                + " \"registered_name\": null}",
                        "this is the architecture of a Keras model (model.to_json()), not an experiment; " + IN_YAML),
                Arguments.of(
                        "{\"name\": \"m\", \"layers\": [{\"class_name\": \"LSTM\", \"config\": {}}]}",
                        "this is the configuration of a Keras model, not an experiment; " + IN_YAML),
                Arguments.of(
                        "label,tokens\n0,1 2 3\n1,2 3 4\n",
                        "this is a CSV file, not an experiment; if it holds sequences, name it in one, under data.files"),
                Arguments.of(
                        ",label,tokens\r\n0,0,\"[1, 2]\"\r\n",
                        "this is a CSV file, not an experiment; if it holds sequences, name it in one, under data.files"),
                Arguments.of(
                        "{\"tokens\": [1, 2], \"label\": 0}\n{\"tokens\": [1, 2], \"label\": 1}\n",
                        "these are lines of JSON, not an experiment; if they hold sequences, name the file in one, under data.files"),
                Arguments.of(
                        "from keras.models import Sequential\nmodel = Sequential()\nmodel.add(LSTM(units=100))\n",
                        "this is Python code, not an experiment; " + IN_YAML),
                Arguments.of("#!/bin/sh\nset -e: x: y\n", "this is a script, not an experiment; name a YAML file"),
                Arguments.of(
                        "numeric-version: 3\nexperiment: {}\ncells: []\ntrials: []\n",
                        "this is the plan of a results folder, not an experiment; experiment.yaml beside it is one"));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void whatIsKnownByItsBytesIsCalledByItsName(byte[] content, String sentence) throws IOException {
        assertEquals(
                List.of("x.yaml: " + sentence),
                new Folder(temporary).with("x.yaml", content).mistakes("x.yaml"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsKnownByItsTextIsCalledByItsName(String content, String sentence) throws IOException {
        assertEquals(
                List.of("x.yaml: " + sentence),
                new Folder(temporary).with("x.yaml", content).mistakes("x.yaml"));
    }

    @Test
    void soIsWhatAnExperimentExtends() throws IOException {
        assertEquals(
                List.of("x.yaml:1:10: extends names a.npz, but this is a NumPy archive (.npz), not an experiment; "
                        + AS_CSV),
                new Folder(temporary)
                        .with("a.npz", zip("x.npy"))
                        .with("x.yaml", "extends: a.npz\n")
                        .mistakes("x.yaml"));
    }

    @Test
    void anExperimentIsNoneOfThem() {
        assertEquals(Optional.empty(), ForeignFormat.of(Folder.GOOD.getBytes(UTF_8)));
        assertEquals(Optional.empty(), ForeignFormat.of("label,tokens\n0,1 2\n".getBytes(UTF_8)));
        assertEquals(Optional.empty(), ForeignFormat.of(new byte[0]));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // Links need a privilege there.
    void aLinkToNothingIsNotSuggestedInItsOwnPlace() throws IOException {
        Files.createSymbolicLink(temporary.resolve("x.yaml"), Path.of("nowhere.yaml"));
        assertEquals(
                List.of("x.yaml: this is a symbolic link to \"nowhere.yaml\", where nothing is; mend the link"),
                new Folder(temporary).mistakes("x.yaml"));
        assertEquals(
                List.of(
                        "y.yaml:1:10: extends names x.yaml, but this is a symbolic link to \"nowhere.yaml\", where nothing"
                                + " is; mend the link"),
                new Folder(temporary).with("y.yaml", "extends: x.yaml\n").mistakes("y.yaml"));
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("name: x\n".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(1);
            }
        }
        return bytes.toByteArray();
    }
}
