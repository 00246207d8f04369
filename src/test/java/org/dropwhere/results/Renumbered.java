package org.dropwhere.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.text.Sha256;

/**
 * A copy of an earlier release's results folder, its files in that release's formats and as they are, but for the
 * numeric version and the ids that follow from it: as if that release had computed as this program does, so that a run
 * goes on with its trials.
 *
 * @param folder of the copy
 * @param ids the ids that its trials have now, by those that they had
 */
public record Renumbered(Path folder, Map<String, String> ids) {
    private static final String SHA = "# SHA-256 of the lines above: ";

    /** Renumbers a results folder, which is a copy already, to this program's numeric version. */
    public static Renumbered inPlace(Path folder) throws IOException, DamagedContentException {
        return inPlace(folder, NumericVersion.CURRENT);
    }

    /** Renumbers it to any numeric version. */
    public static Renumbered inPlace(Path folder, int version) throws IOException, DamagedContentException {
        Plan plan = ResultsFolder.at(folder).readPlan().orElseThrow();
        Map<String, String> ids = new LinkedHashMap<>();
        for (Trial trial : plan.trials()) {
            String now = Trial.of(trial.description(), version).id();
            if (now.equals(trial.id())) {
                throw new IllegalArgumentException("It is of this numeric version already.");
            }
            ids.put(trial.id(), now);
        }
        Renumbered renumbered = new Renumbered(folder, ids);
        renumbered.renumberPlan(version);
        for (String before : ids.keySet()) {
            Path trial = folder.resolve("trials").resolve(before);
            if (Files.isDirectory(trial)) {
                renumbered.renumberTrial(Files.move(trial, trial.resolveSibling(renumbered.id(before))), version);
            }
        }
        return renumbered;
    }

    /** The id that a trial of the earlier release has now. */
    public String id(String before) {
        return Objects.requireNonNull(ids.get(before));
    }

    private void renumberPlan(int version) throws IOException {
        Path file = folder.resolve("plan.yaml");
        String text = Files.readString(file);
        String opened = text.substring(0, text.lastIndexOf(SHA));
        Files.writeString(
                file,
                Forger.sealedYaml(
                        renamed(opened).replaceFirst("(?m)^numeric-version: \\d+$", "numeric-version: " + version)));
    }

    private void renumberTrial(Path trial, int version) throws IOException, DamagedContentException {
        try (Stream<Path> files = Files.list(trial)) {
            for (Path file : files.toList()) {
                switch (String.valueOf(file.getFileName())) {
                    case "trial.json" -> {
                        String opened = renamed(Forger.openedJson(Files.readString(file)))
                                .replaceFirst("(\"numeric\" : )\"\\d+\"", "$1\"" + version + "\"");
                        Files.writeString(file, Forger.sealedJson(opened));
                    }
                    case "checkpoint.bin" -> {
                        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                        String opened = renamed(bytes.substring(0, bytes.length() - Sha256.BYTES));
                        Files.write(file, Forger.sealedCheckpoint(opened.getBytes(StandardCharsets.ISO_8859_1)));
                    }
                    case "epochs.csv", "test-answers.bin" -> {
                        // Names no trial.
                    }
                    default -> throw new IllegalArgumentException(file + " is of a format that is not renumbered");
                }
            }
        }
    }

    private String renamed(String text) {
        String renamed = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            renamed = renamed.replace(id.getKey(), id.getValue());
        }
        return renamed;
    }
}
