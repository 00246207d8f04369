package org.dropwhere.config;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.config.schema.SchemaCheck;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Source;
import org.dropwhere.config.yaml.TextFile;
import org.dropwhere.config.yaml.UnreadableYamlException;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.config.yaml.YamlTree;
import org.dropwhere.text.Words;

/** Reads a file with all that it extends, each checked by itself, and merges them. */
final class Inheritance {
    private static final int LONGEST_CHAIN = 32;

    private final SchemaCheck schema;
    private final Mistakes mistakes;
    private final Map<Path, Optional<Mapping>> read = new HashMap<>();
    private int named;
    private boolean whole = true;
    /** The folder of the experiment. */
    private Path own = Path.of("");

    Inheritance(SchemaCheck schema, Mistakes mistakes) {
        this.schema = schema;
        this.mistakes = mistakes;
    }

    /** The merged tree, or empty if the file itself or one that it extends could not be read. */
    Optional<Mapping> resolve(Path file) {
        Source source = new Source(named++, file);
        own = Optional.ofNullable(file.toAbsolutePath().getParent())
                .map(Inheritance::identity)
                .orElse(own);
        try {
            Optional<Mapping> tree = Optional.of(load(source, List.of()));
            return whole ? tree : Optional.empty();
        } catch (UnreadableYamlException e) {
            mistakes.add(e.position(), e.sentence());
            return Optional.empty();
        }
    }

    private Mapping load(Source source, List<Path> chain) throws UnreadableYamlException {
        Mapping own = parse(source);
        schema.check(own, mistakes);
        List<Path> longer =
                Stream.concat(chain.stream(), Stream.of(source.path())).toList();
        Mapping below = new Mapping(own.position(), Map.of());
        for (Scalar reference : saidBases(own)) {
            Optional<Mapping> base = base(source, reference, longer);
            whole &= base.isPresent();
            if (base.isPresent()) {
                below = Merge.over(below, base.get());
            }
        }
        return Merge.over(below, own);
    }

    private Mapping parse(Source source) throws UnreadableYamlException {
        Mistakes inThisFile = new Mistakes();
        Mapping tree = YamlTree.parse(source, TextFile.read(source), inThisFile);
        if (source.foreign() && !schema.hasKeyOfExperiments(tree)) {
            throw new UnreadableYamlException(
                    tree.position(), "no key in this file is one of an experiment, such as data or model");
        }
        mistakes.merge(inThisFile);
        return tree;
    }

    /** The paths that a file extends; what cannot be one is reported by the schema. */
    private List<Scalar> saidBases(Mapping own) {
        List<Scalar> paths = new ArrayList<>();
        own.child("extends").ifPresent(reference -> {
            for (YamlNode one : reference instanceof Sequence sequence ? sequence.items() : List.of(reference)) {
                if (one instanceof Scalar scalar
                        && scalar.json().isString()
                        && !scalar.text().isEmpty()) {
                    paths.add(scalar);
                } else {
                    whole = false;
                }
            }
        });
        return paths;
    }

    private Optional<Mapping> base(Source source, Scalar reference, List<Path> chain) {
        Path path;
        try {
            path = source.sibling(reference.text());
        } catch (InvalidPathException e) {
            mistakes.add(
                    reference.position(),
                    "extends names " + Words.quoted(reference.text()) + ", which cannot be a path");
            return Optional.empty();
        }
        Path identity = identity(path);
        List<Path> identities = chain.stream().map(Inheritance::identity).toList();
        if (identities.contains(identity)) {
            List<Path> circle = chain.subList(identities.indexOf(identity), chain.size());
            mistakes.add(reference.position(), "extends goes in a circle: " + arrows(circle, path));
            return Optional.empty();
        }
        if (chain.size() >= LONGEST_CHAIN) {
            mistakes.add(reference.position(), "extends is nested more than " + LONGEST_CHAIN + " files deep");
            return Optional.empty();
        }
        Optional<Mapping> known = read.get(identity);
        if (known == null) {
            known = loadBase(Source.ofExtended(named++, path, !identity.startsWith(own)), reference, chain);
            read.put(identity, known);
        }
        return known;
    }

    private Optional<Mapping> loadBase(Source base, Scalar reference, List<Path> chain) {
        try {
            return Optional.of(load(base, chain));
        } catch (UnreadableYamlException e) {
            if (e.position().isWhole()) {
                mistakes.add(
                        reference.position(),
                        "extends names " + Words.path(base.path(), reference.text()) + ", but " + e.sentence());
            } else {
                mistakes.add(e.position(), e.sentence());
            }
            return Optional.empty();
        }
    }

    private static String arrows(List<Path> circle, Path end) {
        return Stream.concat(circle.stream(), Stream.of(end))
                .map(Path::toString)
                .collect(Collectors.joining(" -> "));
    }

    /** One file has one identity, whatever it is called. */
    private static Path identity(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path.toAbsolutePath().normalize();
        }
    }
}
