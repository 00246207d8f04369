package org.dropwhere.keras.file;

import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON in which Keras describes models. */
final class ModelJson {
    /**
     * Bytes of a description; Keras' largest applications take a few hundred thousand. Chosen, as the tree takes many
     * times the memory.
     */
    static final int MOST_BYTES = 1 << 23;

    /** Keras nests a layer about ten deep, and each layer that has others in it a little more. */
    private static final int DEEPEST = 100;

    private static final int LONGEST_NUMBER = 100;

    /**
     * Names, values, and beginnings and ends of lists and objects: those of more than a thousand layers. Chosen, as the
     * tree takes a hundred bytes for each.
     */
    private static final int MOST_TOKENS = 300_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(MOST_BYTES)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Positions are all that is told of a mistake.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ModelJson() {}

    /**
     * Reads all of a text.
     *
     * @param where it stands, as sentences begin
     * @throws BadInput if it is no JSON, or is too large or too deep
     */
    static JsonNode read(String text, String where) {
        if (text.length() > MOST_BYTES) {
            throw tooLarge(where);
        }
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new BadInput(
                    where + ": the JSON nests deeper than " + DEEPEST + ", has a number of more than "
                            + LONGEST_NUMBER + " digits, or more than " + MOST_TOKENS + " names and values, as no model"
                            + " has that can be read. Write it again with model.to_json().",
                    e);
        } catch (JacksonException e) {
            String position = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            String reason = e instanceof StreamReadException ? ": " + reason(e) : "";
            throw new BadInput(
                    where + ": the JSON is damaged or cut off" + position + reason
                            + ". Copy the file or save the model again (Keras: model.save('my.keras')).",
                    e);
        }
    }

    /** That a description is larger than any is. */
    static BadInput tooLarge(String where) {
        return new BadInput(where + ": this has more than " + MOST_BYTES
                + " bytes, as no description of a model that can be read has. Save the model without its data.");
    }

    private static String reason(JacksonException e) {
        return Words.visible(Words.shortened(e.getOriginalMessage(), 120));
    }
}
