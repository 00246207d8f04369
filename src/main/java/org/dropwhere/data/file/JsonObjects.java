package org.dropwhere.data.file;

import java.util.List;
import java.util.Optional;
import org.dropwhere.data.file.Mistakes.Mistake;
import org.dropwhere.sequence.Sequences;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads JSON objects that are a sequence each, by the names of their members; others are left alone. */
final class JsonObjects {
    private final String labelName;
    private final List<String> stepNames;
    private final JsonSteps steps;
    private final LabelReader labels;
    private final Mistakes mistakes;

    JsonObjects(String labelName, List<String> stepNames, JsonSteps steps, LabelReader labels, Mistakes mistakes) {
        this.labelName = labelName;
        this.stepNames = stepNames;
        this.steps = steps;
        this.labels = labels;
        this.mistakes = mistakes;
    }

    /** Those that were kept. */
    Sequences sequences() {
        return steps.sequences();
    }

    /** Takes the value at which the parser stands, to its end. */
    void read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            mistakes.add(JsonValues.mistake(
                    parser,
                    Mistakes.quoted(JsonValues.shown(parser)) + " is no object.",
                    "Each sequence is an object, such as {\"tokens\": [3, 0, 7], \"label\": 1}."));
            parser.skipChildren();
            return;
        }
        TokenStreamLocation start = parser.currentTokenLocation();
        Optional<Mistake> mistake = Optional.empty();
        boolean[] met = new boolean[stepNames.size()];
        Optional<Cell> label = Optional.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int step = stepNames.indexOf(name);
            boolean again = name.equals(labelName) ? label.isPresent() : step >= 0 && met[step];
            Optional<Mistake> wrong = again
                    ? Optional.of(JsonValues.mistake(
                            parser, "there is a second member " + Mistakes.quoted(name) + ".", "Leave one out."))
                    : Optional.empty();
            parser.nextToken();
            if (wrong.isEmpty() && name.equals(labelName)) {
                wrong = wrongLabel(parser);
                label = wrong.isEmpty() ? Optional.of(label(parser)) : label;
            } else if (wrong.isEmpty() && step >= 0) {
                met[step] = true;
                wrong = steps.read(step, parser);
            }
            parser.skipChildren();
            Optional<Mistake> found = wrong;
            mistake = mistake.or(() -> found);
        }
        end(start, met, label, mistake);
    }

    private static Optional<Mistake> wrongLabel(JsonParser parser) {
        return parser.currentToken().isStructStart()
                ? Optional.of(JsonValues.mistake(
                        parser,
                        Mistakes.quoted(JsonValues.shown(parser)) + " is no label.",
                        "A label is a number, a text, true or false."))
                : Optional.empty();
    }

    private void end(TokenStreamLocation start, boolean[] met, Optional<Cell> label, Optional<Mistake> wrong) {
        Optional<Mistake> mistake = wrong;
        for (int i = 0; i < met.length && mistake.isEmpty(); i++) {
            if (!met[i]) {
                mistake = Optional.of(missing(start, stepNames.get(i)));
            }
        }
        if (label.isEmpty() && mistake.isEmpty()) {
            mistake = Optional.of(missing(start, labelName));
        }
        int known = label.map(labels::read).orElse(LabelReader.NONE);
        if (mistake.isEmpty() && known != LabelReader.NONE) {
            mistake = steps.end(known, start.getLineNr(), start.getColumnNr());
        }
        steps.discard();
        mistake.ifPresent(mistakes::add);
    }

    private static Mistake missing(TokenStreamLocation start, String name) {
        return new Mistake(
                start.getLineNr(),
                start.getColumnNr(),
                "there is no member " + Mistakes.quoted(name) + " in this object.",
                Optional.of("Leave out sequences without one."));
    }

    /** The text of a label; empty where it is null. */
    private static Cell label(JsonParser parser) {
        TokenStreamLocation location = parser.currentTokenLocation();
        String text = parser.currentToken() == JsonToken.VALUE_NULL ? "" : JsonValues.shown(parser);
        return Cell.of(text, location.getLineNr(), location.getColumnNr());
    }
}
