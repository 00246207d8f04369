package org.dropwhere.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.BadInput;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.mask.MaskPicture;

/** Writes pictures of masks to a folder, if one is wished for. */
final class MaskPictures {
    private final Plan plan;
    private final Optional<Path> folder;
    /** How many models of a variant there are so far, and which of them a trial is. */
    private final Map<String, Integer> models = new HashMap<>();

    private final Map<String, String> names = new HashMap<>();
    private int written;

    MaskPictures(Plan plan, Optional<Path> folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Writes the picture of a site to {@code VARIANT-SITE.svg}; with a sweep, to {@code VARIANT-NUMBER-SITE.svg}. */
    void write(Trial trial, DrawnMasks masks) {
        if (folder.isEmpty()) {
            return;
        }
        String name = names.computeIfAbsent(trial.id(), id -> name(trial));
        Path file = folder.get().resolve(name + "-" + masks.placement().site().key() + ".svg");
        try {
            Files.createDirectories(folder.get());
            Files.writeString(file, MaskPicture.of(Wording.name(plan, trial), masks), StandardCharsets.UTF_8);
            written++;
        } catch (IOException e) {
            throw new BadInput("Cannot write to " + folder.get() + ": " + Wording.reason(e) + ".");
        }
    }

    /** Of the first arm that the trial answers for. */
    private String name(Trial trial) {
        String variant = plan.cells().stream()
                .filter(cell -> cell.trial().id().equals(trial.id()))
                .map(cell -> cell.arm().variant())
                .findFirst()
                .orElseThrow();
        int number = models.merge(variant, 1, Integer::sum);
        return plan.axes().isEmpty() ? variant : variant + "-" + number;
    }

    /** What was written, if anything. */
    Optional<String> message() {
        return folder.map(path -> Wording.count(written, "picture") + " in " + path);
    }
}
