package org.dropwhere.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.data.file.ArrayNames.Role;
import org.dropwhere.data.file.numpy.ArrayArchive;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.data.file.numpy.ElementType;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.data.Part;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** The arrays of one archive that were read so far. */
final class NpzArrays {
    private static final int SHOWN_NAMES = 10;
    private static final int LONGEST_NAME = 40;

    private final Path path;
    private final ReadRequest request;
    private final ArrayNames names;
    private final ArrayMistakes mistakes;
    private final List<String> found = new ArrayList<>();
    private final Map<Role, String> nameOf = new HashMap<>();
    private final Map<Role, Steps> sequences = new HashMap<>();
    private final Map<Role, int[]> labels = new HashMap<>();
    private final Map<String, Role> objects = new LinkedHashMap<>();

    NpzArrays(Path path, ReadRequest request) {
        this.path = path;
        this.request = request;
        this.names = new ArrayNames(request);
        this.mistakes = new ArrayMistakes(path);
    }

    /**
     * Reads those that are of interest.
     *
     * @throws BadInput if they are not what is asked for
     * @throws IOException if the archive cannot be read
     */
    ReadSequences read(ArrayArchive archive) throws IOException {
        for (String name : archive.names()) {
            found.add(Words.shortened(Words.visible(name), LONGEST_NAME));
            Optional<Role> role = names.role(name);
            if (role.isPresent()) {
                read(archive, name, role.get());
            }
        }
        addObjects();
        mistakes.check();
        return divided();
    }

    private void read(ArrayArchive archive, String name, Role role) throws IOException {
        String other = nameOf.putIfAbsent(role, name);
        if (name.equals(other)) {
            mistakes.add(
                    path + ": two arrays are called " + Words.shortened(Words.visible(name), LONGEST_NAME) + ".",
                    Optional.of("Write the archive again, with each array once."));
            return;
        }
        if (other != null) {
            mistakes.add(
                    path + ": both " + other + " and " + name + " could be the "
                            + (role.isLabels() ? "labels" : "sequences") + ".",
                    Optional.of("Say which, for example under data: " + names.columns("x", "y") + "."));
            return;
        }
        archive.read(name, array -> {
            try {
                read(array, name, role);
            } catch (BadInput e) {
                mistakes.add(e);
            }
        });
    }

    private void read(InputStream array, String name, Role role) throws IOException {
        String where = path + ": " + name;
        ArrayHeader header = ArrayHeader.read(array, where);
        ArrayContent content = new ArrayContent(header, array, where);
        if (header.type() == ElementType.OBJECTS) {
            objects.put(name, role);
        } else if (role.isLabels()) {
            labels.put(role, LabelArray.read(content, request, mistakes));
        } else {
            sequences.put(role, ArraySteps.read(content, request, mistakes));
        }
    }

    private void addObjects() {
        if (objects.isEmpty()) {
            return;
        }
        String of = Words.list(List.copyOf(objects.keySet()), "and");
        String file = path.getFileName().toString();
        boolean areLabels = objects.values().stream().allMatch(Role::isLabels);
        mistakes.add(
                path + ": the elements of " + of
                        + " are Python objects, which only pickle reads, and pickle runs code that"
                        + " the file brings.",
                Optional.of(
                        areLabels
                                ? "Where you trust it, write numbers or texts with Python (NumPy: y.astype(int), or"
                                        + " y.astype(str))."
                                : "Where you trust it, write rectangles of numbers with Python: d = np.load('" + file
                                        + "', allow_pickle=True); np.savez('padded.npz', **{k:"
                                        + " keras.utils.pad_sequences(a) if a.dtype == object else a for k, a in"
                                        + " d.items()}). "
                                        + ArraySteps.KEEP_LENGTHS));
    }

    /** Where parts are told apart, arrays without a part are others that are left alone. */
    private ReadSequences divided() {
        Map<Part, Sequences> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (isThere(Optional.of(part))) {
                joined(Optional.of(part)).ifPresent(joined -> parts.put(part, joined));
            }
        }
        boolean isDivided = Stream.of(Part.values()).anyMatch(part -> isThere(Optional.of(part)));
        Optional<Sequences> others = isDivided ? Optional.empty() : joined(Optional.empty());
        mistakes.check();
        return request.part()
                .flatMap(part -> Optional.ofNullable(parts.get(part)))
                .map(ReadSequences::of)
                .orElseGet(() -> new ReadSequences(parts, others));
    }

    private boolean isThere(Optional<Part> part) {
        return sequences.containsKey(new Role(part, false)) || labels.containsKey(new Role(part, true));
    }

    private Optional<Sequences> joined(Optional<Part> part) {
        Role ofSequences = new Role(part, false);
        Role ofLabels = new Role(part, true);
        Steps steps = sequences.get(ofSequences);
        int[] values = labels.get(ofLabels);
        if (steps != null && values != null) {
            return joined(nameOf(ofSequences), steps, nameOf(ofLabels), values);
        }
        String missing = steps == null && values == null
                ? "there is no array of sequences"
                : steps == null
                        ? "there are no sequences for the labels " + nameOf(ofLabels)
                        : "there are no labels for the sequences " + nameOf(ofSequences);
        mistakes.add(
                path + ": " + missing + ". The file has "
                        + (found.isEmpty() ? "no arrays" : Phrases.first(found, SHOWN_NAMES)) + ".",
                Optional.of("Call them " + names.usual(ofSequences) + " and " + names.usual(ofLabels)
                        + ", or say how they are called, for example under data: "
                        + (found.size() < 2 ? names.columns("a", "b") : names.columns(found.get(0), found.get(1)))
                        + "."));
        return Optional.empty();
    }

    private Optional<Sequences> joined(String sequencesName, Steps steps, String labelsName, int[] values) {
        try {
            ArraySteps.checkCounts(path + ": " + sequencesName, steps.size(), labelsName, values.length);
            return Optional.of(new Sequences(steps, values));
        } catch (BadInput e) {
            mistakes.add(e);
            return Optional.empty();
        }
    }

    private String nameOf(Role role) {
        return nameOf.getOrDefault(role, names.usual(role));
    }
}
