package org.dropwhere.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.spec.task.Majority;

/** Data that an experiment file can describe. */
public final class RandomData {
    private static final List<String> TEXTS =
            List.of("x", "1", "01", "1.0", "true", "a: b", "#", "yes", "ü", "null", "-");

    private final SplittableRandom random;

    private RandomData(SplittableRandom random) {
        this.random = random;
    }

    /** The next ones. */
    public static Data draw(SplittableRandom random) {
        RandomData draws = new RandomData(random);
        return random.nextInt(4) == 0 ? draws.task() : draws.files();
    }

    private TaskData task() {
        int from = 1 + random.nextInt(30);
        return new TaskData(
                new Majority(1),
                new Lengths(from, from + (random.nextBoolean() ? 0 : random.nextInt(30))),
                2 + random.nextInt(50),
                2 + random.nextInt(50),
                2 + random.nextInt(50),
                2 + random.nextInt(50),
                random.nextBoolean() ? 0 : random.nextDouble(0.5),
                pad());
    }

    private FileData files() {
        StepContent content = switch (random.nextInt(4)) {
            case 0 -> new FeatureContent(random.nextBoolean());
            case 1 ->
                new WordContent(
                        random.nextBoolean() ? 0 : 3 + random.nextInt(50), random.nextBoolean(), random.nextBoolean());
            default -> new TokenContent();
        };
        boolean features = content instanceof FeatureContent;
        boolean tokens = content instanceof TokenContent;
        boolean single = random.nextBoolean();
        boolean validation = random.nextBoolean();
        boolean test = random.nextBoolean();
        List<SourceFile> files = new ArrayList<>();
        if (single) {
            files.add(file(Optional.empty()));
        } else {
            files.add(file(Optional.of(Part.TRAIN)));
            if (!validation) {
                files.add(file(Optional.of(Part.VALIDATION)));
            }
            if (!test) {
                files.add(file(Optional.of(Part.TEST)));
            }
        }
        return new FileData(
                files,
                content,
                columns(features),
                labels(),
                split(validation, test),
                features ? Pad.NONE : pad(),
                tokens && random.nextBoolean() ? OptionalInt.of(2 + random.nextInt(50)) : OptionalInt.empty());
    }

    private SourceFile file(Optional<Part> part) {
        return new SourceFile(
                part,
                Path.of("x" + random.nextInt(9)),
                random.nextBoolean() ? Optional.empty() : Optional.of(Path.of("y" + random.nextInt(9))));
    }

    private Columns columns(boolean features) {
        List<String> steps = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            steps.add(TEXTS.get(i) + i);
        }
        return new Columns(
                steps,
                random.nextBoolean() ? "" : text(),
                features && random.nextBoolean() ? "id" : "",
                features && random.nextBoolean() ? "time" : "");
    }

    private LabelNames labels() {
        String one = random.nextBoolean() ? "" : text();
        return new LabelNames(random.nextBoolean() ? "" : text() + "0", one);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Split split(boolean validation, boolean test) {
        if (!validation && !test) {
            return Split.NONE;
        }
        boolean folds = test && random.nextBoolean();
        return new Split(
                validation ? random.nextDouble(0.01, 0.4) : 0,
                test && !folds ? random.nextDouble(0.01, 0.4) : 0,
                random.nextBoolean(),
                !folds && random.nextBoolean(),
                folds ? 2 + random.nextInt(9) : 0);
    }

    private Pad pad() {
        return random.nextBoolean() ? Pad.NONE : new Pad(1 + random.nextInt(50), side(), side());
    }

    private Side side() {
        return random.nextBoolean() ? Side.PRE : Side.POST;
    }
}
