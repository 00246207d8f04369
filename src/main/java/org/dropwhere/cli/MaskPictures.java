package org.dropwhere.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.mask.MaskPicture;
import org.dropwhere.results.WholeFile;
import org.dropwhere.text.Phrases;

/** Writes pictures of masks to a folder, if the command has one. */
final class MaskPictures {
    /** Bytes that hold the first line of a picture. */
    private static final int BEGINNING = 400;

    private final boolean sweep;
    private final TrialNames trialNames;
    private final Optional<Path> folder;
    /** How many models of a variant there are so far, by its name. */
    private final Map<String, Integer> models = new HashMap<>();

    /** The beginnings of file names by the ids of trials. */
    private final Map<String, String> names = new HashMap<>();

    private int written;

    MaskPictures(Plan plan, TrialNames trialNames, Optional<Path> folder) {
        sweep = !plan.axes().isEmpty();
        this.trialNames = trialNames;
        this.folder = folder;
    }

    /**
     * Writes the picture of a site to {@code VARIANT-SITE.svg}; with a sweep, to {@code VARIANT-NUMBER-SITE.svg}. Above
     * the first layer {@code layer-NUMBER.} stands before the site.
     */
    void write(Trial trial, DrawnMasks masks) {
        if (folder.isEmpty()) {
            return;
        }
        String name = names.computeIfAbsent(trial.id(), id -> name(trial));
        Path file = folder.get().resolve(name + "-" + masks.placement().ref().key() + ".svg");
        try {
            if (!Files.isDirectory(folder.get())) {
                Files.createDirectories(folder.get());
            }
            refuseForeign(file);
            WholeFile.write(file, MaskPicture.of(trialNames.name(trial), masks));
            written++;
        } catch (IOException e) {
            throw FileFailures.cannotWrite(folder.get(), e);
        }
    }

    /** Pictures of masks are replaced, whichever they show; other files are not. */
    private static void refuseForeign(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean own = false;
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                own = MaskPicture.isOne(new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8));
            }
        }
        if (!own) {
            throw new BadInput(
                    file + " is no picture of masks and is left alone. Move it away, or choose another folder.");
        }
    }

    /** Of the first arm that the trial answers for. */
    private String name(Trial trial) {
        String variant = trialNames.armsOf(trial).get(0).variant();
        int number = models.merge(variant, 1, Integer::sum);
        return sweep ? variant + "-" + number : variant;
    }

    /** What was written, if anything. */
    Optional<String> message() {
        return folder.map(path -> Phrases.count(written, "picture") + " in " + path);
    }
}
