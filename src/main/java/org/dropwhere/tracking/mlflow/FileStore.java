package org.dropwhere.tracking.mlflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.results.WholeFile;
import org.dropwhere.text.Sha256;
import org.dropwhere.tracking.TrackedValue;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder in the layout of MLflow's file store ({@code mlflow/store/tracking/file_store.py}): a folder for each
 * experiment, in it one for each run, and in that {@code meta.yaml}, a file for each parameter and tag, and one with a
 * line {@code time value step} for each metric. Identifiers are digests of names, so that a run that is logged again is
 * the same.
 */
record FileStore(Path root) implements Store {
    private static final String META = "meta.yaml";
    private static final int RUN_DIGITS = 32;
    private static final int HEXADECIMAL_DIGITS = 15;
    private static final int FINISHED = 3;
    private static final int FAILED = 4;
    private static final int LOCAL = 4;
    /** A longer one is not searched for a name. */
    private static final long MOST_META_BYTES = 1 << 16;

    @Override
    public Experiment experiment(String name) {
        makeFolder(root);
        Optional<Path> there = find(name);
        if (there.isPresent()) {
            return new Folder(there.get());
        }
        String id = id(name);
        Path folder = root.resolve(id);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("artifact_location", uri(folder));
        meta.put("creation_time", 0);
        meta.put("experiment_id", id);
        meta.put("last_update_time", 0);
        meta.put("lifecycle_stage", "active");
        meta.put("name", name);
        makeFolder(folder);
        WholeFile.write(folder.resolve(META), yaml(meta));
        return new Folder(folder);
    }

    /** Of 18 digits, as those that MLflow gives. */
    private static String id(String name) {
        long smallest = 100_000_000_000_000_000L;
        long number = Long.parseLong(Sha256.of(name).substring(0, HEXADECIMAL_DIGITS), 16);
        return Long.toString(smallest + number % (9 * smallest));
    }

    /** One that MLflow or this program has made. */
    private Optional<Path> find(String name) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, entry -> isNamed(entry, name))) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw FileFailures.cannotRead(root, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw FileFailures.cannotRead(root, e);
        }
        return found.stream().sorted().findFirst();
    }

    private static boolean isNamed(Path folder, String name) throws IOException {
        Path meta = folder.resolve(META);
        if (!Files.isRegularFile(meta) || Files.size(meta) > MOST_META_BYTES) {
            return false;
        }
        List<String> lines = new String(Files.readAllBytes(meta), StandardCharsets.UTF_8)
                .lines()
                .toList();
        // MLflow quotes names only where YAML makes it, and then with single quotes.
        return lines.contains("name: " + name)
                || lines.contains("name: '" + name.replace("'", "''") + "'")
                || lines.contains("name: " + quoted(name));
    }

    private static String uri(Path folder) {
        String uri = folder.toAbsolutePath().normalize().toUri().toString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    private static String yaml(Map<String, Object> meta) {
        StringBuilder yaml = new StringBuilder();
        meta.forEach((key, value) -> yaml.append(key)
                .append(": ")
                .append(value instanceof String text ? quoted(text) : value)
                .append('\n'));
        return yaml.toString();
    }

    /** A string of JSON is one of YAML too. */
    private static String quoted(String text) {
        return new JsonMapper().writeValueAsString(text);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileFailures.cannotWrite(folder, e);
        }
    }

    private record Folder(Path path) implements Experiment {
        private static String id(LoggedRun run) {
            return Sha256.of(run.key()).substring(0, RUN_DIGITS);
        }

        @Override
        public State state(LoggedRun run) {
            Path folder = path.resolve(id(run));
            if (!Files.exists(folder)) {
                return State.ABSENT;
            }
            Path content = folder.resolve("tags").resolve(LoggedRun.CONTENT);
            try {
                return Files.isRegularFile(content)
                                && Files.size(content) == run.content().length()
                                && Files.readString(content).equals(run.content())
                        ? State.SAME
                        : State.OTHER;
            } catch (IOException e) {
                throw FileFailures.cannotRead(content, e);
            }
        }

        @Override
        public Optional<String> log(LoggedRun run) {
            String id = id(run);
            Path folder = path.resolve(id);
            Path tags = folder.resolve("tags");
            Path content = tags.resolve(LoggedRun.CONTENT);
            Path key = tags.resolve(LoggedRun.KEY);
            try {
                // First, as what is without it is not whole.
                Files.deleteIfExists(content);
                if (isOwn(key, run)) {
                    removeAllBut(key, folder);
                }
            } catch (IOException e) {
                throw FileFailures.cannotRemove(folder, e);
            }
            // Before all else, so that what was not logged whole is known as this program's.
            write(key, run.key());
            run.params().forEach((name, value) -> write(folder.resolve("params").resolve(name), value));
            metrics(run.metrics()).forEach((name, lines) -> write(folder.resolve("metrics/" + name), lines));
            run.artifacts().forEach((name, bytes) -> write(folder.resolve("artifacts/" + name), bytes));
            makeFolder(folder.resolve("metrics"));
            makeFolder(folder.resolve("params"));
            makeFolder(folder.resolve("artifacts"));
            write(tags.resolve("mlflow.runName"), run.name());
            run.tags().forEach((name, value) -> write(tags.resolve(name), value));
            write(folder.resolve(META), yaml(meta(run, id, folder)));
            write(content, run.content());
            return Optional.empty();
        }

        private static boolean isOwn(Path key, LoggedRun run) throws IOException {
            byte[] expected = run.key().getBytes(StandardCharsets.UTF_8);
            return Files.isRegularFile(key, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(key) == expected.length
                    && Arrays.equals(Files.readAllBytes(key), expected);
        }

        /**
         * Empties a run's folder; links are removed, and not followed. What is interrupted can be done again, as the
         * file that tells whose folder it is stays.
         */
        private static void removeAllBut(Path kept, Path folder) throws IOException {
            List<Path> found;
            try (Stream<Path> paths = Files.walk(folder)) {
                found = paths.filter(path -> !kept.startsWith(path)).toList();
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            }
            for (int i = found.size() - 1; i >= 0; i--) {
                Files.delete(found.get(i));
            }
        }

        private Map<String, Object> meta(LoggedRun run, String id, Path folder) {
            Map<String, Object> meta = new LinkedHashMap<>();
            meta.put("artifact_uri", uri(folder.resolve("artifacts")));
            meta.put("end_time", run.endTime());
            meta.put("entry_point_name", "");
            meta.put("experiment_id", String.valueOf(path.getFileName()));
            meta.put("lifecycle_stage", "active");
            meta.put("run_id", id);
            meta.put("run_name", run.name());
            meta.put("source_name", "");
            meta.put("source_type", LOCAL);
            meta.put("source_version", "");
            meta.put("start_time", 0);
            meta.put("status", run.hasFinished() ? FINISHED : FAILED);
            meta.put("tags", List.of());
            meta.put("user_id", "");
            return meta;
        }

        private static Map<String, String> metrics(List<TrackedValue> values) {
            Map<String, String> lines = new LinkedHashMap<>();
            for (TrackedValue value : values) {
                lines.merge(
                        value.name(),
                        LoggedRun.time(value.epoch()) + " " + value.value() + " " + value.epoch() + "\n",
                        String::concat);
            }
            return lines;
        }

        private static void write(Path file, String text) {
            write(file, text.getBytes(StandardCharsets.UTF_8));
        }

        private static void write(Path file, byte[] bytes) {
            makeFolder(Objects.requireNonNull(file.getParent()));
            WholeFile.write(file, bytes);
        }
    }
}
