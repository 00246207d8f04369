package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.YamlText;
import org.dropwhere.failure.BadInput;

/**
 * Whether files of an experiment's folder that bear the program's names are the program's: it replaces no others, and
 * sets no others aside.
 *
 * @param root the experiment's folder
 */
record Ownership(OwnFolder root) {
    /** As earlier versions wrote {@code experiment.yaml}. */
    private static final int WIDTH = 100;

    /**
     * Looks at the files that stand in the folder itself.
     *
     * @param yaml what {@code experiment.yaml} is to hold, if it is to be written
     * @throws BadInput a sentence for each that is not the program's
     */
    void refuseForeign(Optional<String> yaml) {
        List<String> foreign = new ArrayList<>();
        if (!isOwn(ResultsFolder.PLAN, "numeric-version:")) {
            foreign.add(sentence(ResultsFolder.PLAN));
        }
        if (!isOwn(LooksFile.NAME, LooksCsv.HEADER)) {
            foreign.add(sentence(LooksFile.NAME));
        }
        if (yaml.isPresent() && !isOwnExperiment(yaml.get())) {
            foreign.add(sentence(ResultsFolder.EXPERIMENT));
        }
        if (!foreign.isEmpty()) {
            throw new BadInput(foreign);
        }
    }

    private String sentence(String name) {
        return root.file(name) + " is not as this program wrote it and is left alone."
                + " Move it away, or choose another folder for the results.";
    }

    /** Also a damaged one is the program's; in a folder with trials there is no doubt. */
    private boolean isOwn(String name, String beginning) {
        Optional<byte[]> bytes = root.read(name);
        if (bytes.isEmpty() || bytes.get().length == 0 || hasTrials()) {
            return true;
        }
        String text = new String(bytes.get(), StandardCharsets.UTF_8);
        return text.startsWith(beginning) || text.contains(Seal.COMMENT.before());
    }

    private boolean hasTrials() {
        OwnFolder trials = root.folder(TrialFiles.TRIALS);
        return trials.names().stream().map(trials::folder).anyMatch(TrialFiles::hasEnded);
    }

    private boolean isOwnExperiment(String yaml) {
        Optional<byte[]> bytes = root.read(ResultsFolder.EXPERIMENT);
        if (bytes.isEmpty() || bytes.get().length == 0) {
            return true;
        }
        String text = new String(bytes.get(), StandardCharsets.UTF_8);
        return text.equals(yaml) || isWhole(bytes.get()) || isOfEarlierVersion(text);
    }

    /** Those had no checksum, but a plan beside them, and no form but this one. */
    private boolean isOfEarlierVersion(String text) {
        try {
            return root.read(ResultsFolder.PLAN).filter(Ownership::isWhole).isPresent()
                    && text.equals(YamlText.of(texts(PlainYaml.mapping(text)), WIDTH));
        } catch (IllegalArgumentException | ClassCastException e) {
            return false;
        }
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put((String) key, value));
        return texts;
    }

    private static boolean isWhole(byte[] bytes) {
        try {
            Seal.COMMENT.open(bytes);
            return true;
        } catch (Damaged e) {
            return false;
        }
    }
}
