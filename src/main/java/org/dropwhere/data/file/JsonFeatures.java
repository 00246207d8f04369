package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.data.file.Mistakes.Mistake;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.text.Phrases;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Lists of numbers: in each member a list of steps, and at each step a number or a list of numbers. The features of
 * several members stand side by side.
 */
final class JsonFeatures implements JsonSteps {
    private static final int UNKNOWN = -1;

    private final Floats[] members;
    private final int[] widths;
    private final List<float[]> values = new ArrayList<>();
    private final Ints labels = new Ints();

    JsonFeatures(int members) {
        this.members = Stream.generate(Floats::new).limit(members).toArray(Floats[]::new);
        widths = new int[members];
        Arrays.fill(widths, UNKNOWN);
    }

    @Override
    public Optional<Mistake> read(int member, JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            Mistake mistake = JsonValues.mistake(
                    parser,
                    Mistakes.quoted(JsonValues.shown(parser)) + " is no list of steps.",
                    "Features are a list of steps, each a list of numbers, such as [[0.5, 1], [0.25, 3]].");
            parser.skipChildren();
            return Optional.of(mistake);
        }
        Optional<Mistake> mistake = Optional.empty();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (mistake.isEmpty()) {
                mistake = step(member, parser);
            } else {
                parser.skipChildren();
            }
        }
        return mistake;
    }

    /** Takes all of a step. */
    private Optional<Mistake> step(int member, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            Optional<Mistake> mistake = number(member, parser);
            parser.skipChildren();
            return mistake.or(() -> wrongWidth(member, 1, parser));
        }
        int before = members[member].size();
        Optional<Mistake> mistake = Optional.empty();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (mistake.isEmpty()) {
                mistake = number(member, parser);
            }
            parser.skipChildren();
        }
        int width = members[member].size() - before;
        return mistake.or(() -> wrongWidth(member, width, parser));
    }

    private Optional<Mistake> number(int member, JsonParser parser) {
        JsonToken token = parser.currentToken();
        boolean isNumber = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        float number = isNumber ? (float) parser.getDoubleValue() : Float.NaN;
        if (Float.isFinite(number)) {
            members[member].add(number);
            return Optional.empty();
        }
        String found = isNumber ? parser.getString() : JsonValues.shown(parser);
        return Optional.of(
                Cell.isMissing(found)
                        ? JsonValues.mistake(parser, "the feature is missing.", "Fill it in, or leave out the step.")
                        : JsonValues.mistake(
                                parser,
                                Mistakes.quoted(found) + " is no feature. Features are finite numbers, such as -0.5.",
                                ""));
    }

    private Optional<Mistake> wrongWidth(int member, int width, JsonParser parser) {
        if (widths[member] == UNKNOWN && width > 0) {
            widths[member] = width;
        }
        return widths[member] == width
                ? Optional.empty()
                : Optional.of(JsonValues.mistake(
                        parser,
                        "the step has " + Phrases.count(width, "number")
                                + (width == 0
                                        ? ", and needs one or more."
                                        : ", but the first step of the file has " + widths[member] + "."),
                        "All steps have the same features."));
    }

    @Override
    public Optional<Mistake> end(int label, long line, long column) {
        int steps = members[0].size() / Math.max(1, widths[0]);
        int width = 0;
        for (int i = 0; i < members.length; i++) {
            width += Math.max(1, widths[i]);
            int others = members[i].size() / Math.max(1, widths[i]);
            if (others != steps) {
                discard();
                return Optional.of(new Mistake(
                        line,
                        column,
                        "one of the features has " + Phrases.count(steps, "step") + ", another one " + others + ".",
                        Optional.of("All features of a sequence have the same steps.")));
            }
        }
        if (steps == 0) {
            discard();
            return Optional.of(new Mistake(
                    line,
                    column,
                    "there are no steps. A sequence has one or more.",
                    Optional.of("Leave such lines out.")));
        }
        values.add(sideBySide(steps, width));
        labels.add(label);
        discard();
        return Optional.empty();
    }

    private float[] sideBySide(int steps, int width) {
        float[] sequence = new float[Math.multiplyExact(steps, width)];
        int at = 0;
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < members.length; i++) {
                for (int feature = 0; feature < widths[i]; feature++) {
                    sequence[at++] = members[i].get(step * widths[i] + feature);
                }
            }
        }
        return sequence;
    }

    @Override
    public void discard() {
        for (Floats member : members) {
            member.clear();
        }
    }

    @Override
    public Sequences sequences() {
        int width = Arrays.stream(widths).sum();
        return new Sequences(new FeatureSteps(values.toArray(float[][]::new), width), labels.toArray());
    }
}
