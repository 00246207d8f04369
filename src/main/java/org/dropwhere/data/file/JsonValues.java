package org.dropwhere.data.file;

import java.util.Optional;
import org.dropwhere.data.file.Mistakes.Mistake;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** The value at which a parser stands, for messages. */
final class JsonValues {
    private JsonValues() {}

    /** What a message shows of it: the whole, or how it begins. */
    static String shown(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_ARRAY -> "[";
            case START_OBJECT -> "{";
            default -> parser.getString();
        };
    }

    /** A text. */
    static Cell cell(JsonParser parser) {
        TokenStreamLocation location = parser.currentTokenLocation();
        // Behind the quote.
        return Cell.of(parser.getString(), location.getLineNr(), location.getColumnNr() + 1L);
    }

    /**
     * That something is wrong with it.
     *
     * @param cure empty if there is none
     */
    static Mistake mistake(JsonParser parser, String sentence, String cure) {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Mistake(
                location.getLineNr(),
                location.getColumnNr(),
                sentence,
                Optional.of(cure).filter(some -> !some.isEmpty()));
    }
}
