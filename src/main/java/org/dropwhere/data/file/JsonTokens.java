package org.dropwhere.data.file;

import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.data.file.Mistakes.Mistake;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.WordContent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Lists of tokens or of words, and text that has them. */
final class JsonTokens implements JsonSteps {
    private final boolean words;
    private final TokenRange range;
    private final StepText text;
    private final Ints[] members;
    private final Gathered gathered = new Gathered();

    JsonTokens(int members, ReadRequest request) {
        words = request.content() instanceof WordContent;
        range = new TokenRange(request.vocabulary());
        text = StepText.of(request);
        this.members = Stream.generate(Ints::new).limit(members).toArray(Ints[]::new);
    }

    @Override
    public Optional<Mistake> read(int member, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return one(member, parser);
        }
        Optional<Mistake> mistake = Optional.empty();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (mistake.isEmpty()) {
                mistake = parser.currentToken() == JsonToken.VALUE_NULL
                        ? Optional.of(JsonValues.mistake(parser, "a step is missing.", "Leave it out."))
                        : one(member, parser);
            }
            parser.skipChildren();
        }
        return mistake;
    }

    private Optional<Mistake> one(int member, JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Optional.empty();
            case VALUE_STRING -> text.read(JsonValues.cell(parser), members[member]);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(member, parser);
            default -> Optional.of(noToken(parser, JsonValues.shown(parser)));
        };
    }

    private Optional<Mistake> number(int member, JsonParser parser) {
        if (words) {
            return Optional.of(JsonValues.mistake(
                    parser,
                    Mistakes.quoted(parser.getString()) + " is no text, as words asks for.",
                    "If these are tokens, take out words."));
        }
        int token = token(parser);
        if (token < 0) {
            return Optional.of(noToken(parser, parser.getString()));
        }
        members[member].add(token);
        return Optional.empty();
    }

    private Mistake noToken(JsonParser parser, String found) {
        return JsonValues.mistake(
                parser,
                words ? Mistakes.quoted(found) + " is no text." : range.noToken(found),
                parser.currentToken() == JsonToken.START_OBJECT
                        ? "Write an object for each sequence (pandas: to_json('train.jsonl', orient='records', lines=True))."
                        : parser.currentToken() == JsonToken.START_ARRAY
                                ? "Tokens are a plain list; if these are measurements, say under data: features: {}."
                                : TokenCures.of(found).orElse(""));
    }

    /** The token, or -1. */
    private int token(JsonParser parser) {
        if (parser.getNumberType() == JsonParser.NumberType.INT) {
            int value = parser.getIntValue();
            return value < range.bound() ? value : -1;
        }
        double value = parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT ? parser.getDoubleValue() : -1;
        return value >= 0 && value < range.bound() && value == Math.rint(value) ? (int) value : -1;
    }

    @Override
    public Optional<Mistake> end(int label, long line, long column) {
        Ints all = members[0];
        for (int i = 1; i < members.length; i++) {
            for (int step : members[i].toArray()) {
                all.add(step);
            }
        }
        if (all.size() == 0) {
            discard();
            return Optional.of(new Mistake(line, column, text.nothing(), Optional.of("Leave such lines out.")));
        }
        gathered.add(all.toArray(), label);
        discard();
        return Optional.empty();
    }

    @Override
    public void discard() {
        for (Ints member : members) {
            member.clear();
        }
    }

    @Override
    public Sequences sequences() {
        return gathered.sequences();
    }
}
