package org.dropwhere.results;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Reads YAML of the kind that this program writes: one document that is a mapping, with no aliases, no tags and no key
 * twice. Values become Jackson's tokens one by one, so that {@link StoredForm} makes records of them; there is never a
 * tree of the whole document, which would take several times the memory of the text (estimated). A text that would take
 * more time, memory or stack than one that the program wrote is refused before it does.
 */
final class YamlReader {
    /** Values of the document. A plan of a hundred thousand trials in format 1 has some five million. */
    private static final int MOST_VALUES = 10_000_000;
    /** Values of what is held at once. An experiment of ten thousand seeds and as many variants has fewer. */
    private static final int MOST_HELD = 2_000_000;
    /** Characters of a line, as the scanner takes time by the square of what has no blank. */
    private static final int LONGEST_LINE = 100_000;

    private final LoadSettings settings = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE) // The file's bytes were limited.
            .setUseMarks(false) // They take more memory than all else.
            .build();
    private final StandardConstructor constructor = new StandardConstructor(settings);
    private final ParserImpl parser;
    private int values;

    private YamlReader(String text) {
        parser = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /** Reads the value of a key, with {@link #value} or {@link #items}. */
    interface EntryReader {
        void read(String key, YamlReader reader);
    }

    /**
     * Reads a document entry by entry.
     *
     * @throws IllegalArgumentException if it is not of the kind that is read, or the reader refuses a value
     */
    static void read(String text, EntryReader entries) {
        refuseLongLines(text);
        try {
            new YamlReader(text).document(entries);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML"), e);
        }
    }

    /**
     * Reads a document as a record, or a map.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static <T> T read(String text, Class<T> type) {
        try (TokenBuffer tokens = tokens()) {
            tokens.writeStartObject();
            read(text, (key, reader) -> {
                tokens.writeName(key);
                reader.copy(reader.parser.next(), tokens, 1);
            });
            tokens.writeEndObject();
            return StoredForm.read(tokens.asParser(), type);
        }
    }

    private static TokenBuffer tokens() {
        return TokenBuffer.forGeneration();
    }

    private static void refuseLongLines(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            if (next - start > LONGEST_LINE) {
                throw new IllegalArgumentException("a line has more than " + LONGEST_LINE + " characters");
            }
            start = next;
        }
    }

    private void document(EntryReader entries) {
        parser.next(); // The stream's start.
        if (!parser.checkEvent(Event.ID.DocumentStart)) {
            throw new IllegalArgumentException("it is no mapping");
        }
        parser.next();
        Event start = parser.next();
        refuseTagOrAlias(start);
        if (!(start instanceof MappingStartEvent)) {
            throw new IllegalArgumentException("it is no mapping");
        }
        Set<String> keys = new HashSet<>();
        for (Event event = parser.next(); event.getEventId() != Event.ID.MappingEnd; event = parser.next()) {
            entries.read(key(event, keys), this);
        }
        if (!(parser.next() instanceof DocumentEndEvent) || !parser.checkEvent(Event.ID.StreamEnd)) {
            throw new IllegalArgumentException("it holds more than one document");
        }
    }

    /** The value of the entry that is being read. */
    <T> T value(Class<T> type) {
        return record(parser.next(), type);
    }

    /** Hands over the items of the list that is the value of the entry that is being read, one by one. */
    <T> void items(Class<T> type, Consumer<T> each) {
        Event start = parser.next();
        refuseTagOrAlias(start);
        if (!(start instanceof SequenceStartEvent)) {
            throw new IllegalArgumentException("there is no list where one belongs");
        }
        for (Event event = parser.next(); event.getEventId() != Event.ID.SequenceEnd; event = parser.next()) {
            each.accept(record(event, type));
        }
    }

    private <T> T record(Event event, Class<T> type) {
        try (TokenBuffer tokens = tokens()) {
            copy(event, tokens, 1);
            JsonParser parsed = tokens.asParser();
            return StoredForm.read(parsed, type);
        }
    }

    private void copy(Event event, TokenBuffer tokens, int level) {
        int limit = Math.min(MOST_VALUES, values + MOST_HELD);
        copy(event, tokens, level, limit);
    }

    private void copy(Event event, TokenBuffer tokens, int level, int limit) {
        values++;
        if (values > limit) {
            throw new IllegalArgumentException("it holds more than " + values + " values");
        }
        if (level > StoredForm.DEEPEST) {
            throw new IllegalArgumentException("it is nested more than " + StoredForm.DEEPEST + " levels deep");
        }
        refuseTagOrAlias(event);
        if (event instanceof ScalarEvent scalar) {
            copy(scalar, tokens);
        } else if (event instanceof MappingStartEvent) {
            tokens.writeStartObject();
            Set<String> keys = new HashSet<>();
            for (Event next = parser.next(); next.getEventId() != Event.ID.MappingEnd; next = parser.next()) {
                tokens.writeName(key(next, keys));
                copy(parser.next(), tokens, level + 1, limit);
            }
            tokens.writeEndObject();
        } else if (event instanceof SequenceStartEvent) {
            tokens.writeStartArray();
            for (Event next = parser.next(); next.getEventId() != Event.ID.SequenceEnd; next = parser.next()) {
                copy(next, tokens, level + 1, limit);
            }
            tokens.writeEndArray();
        } else {
            throw new IllegalArgumentException("it is no YAML");
        }
    }

    private static String key(Event event, Set<String> keys) {
        refuseTagOrAlias(event);
        if (!(event instanceof ScalarEvent key)) {
            throw new IllegalArgumentException("a key is no text");
        }
        if (!keys.add(key.getValue())) {
            throw new IllegalArgumentException("a key is there twice");
        }
        return key.getValue();
    }

    private void copy(ScalarEvent scalar, TokenBuffer tokens) {
        String text = scalar.getValue();
        if (scalar.isPlain() && text.indexOf(' ') < 0 && text.length() > StoredForm.LONGEST_NUMBER) {
            throw new IllegalArgumentException("a word has more than " + StoredForm.LONGEST_NUMBER + " characters");
        }
        Tag tag = settings.getSchema().getScalarResolver().resolve(text, scalar.isPlain());
        if (tag.equals(Tag.STR)) {
            tokens.writeString(text);
        } else {
            write(
                    constructor.constructSingleDocument(
                            Optional.of(new ScalarNode(tag, text, scalar.getScalarStyle()))),
                    tokens);
        }
    }

    private static void write(@Nullable Object value, TokenBuffer tokens) {
        if (value instanceof Integer number) {
            tokens.writeNumber(number);
        } else if (value instanceof Long number) {
            tokens.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            tokens.writeNumber(number);
        } else if (value instanceof Double number) {
            tokens.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            tokens.writeBoolean(truth);
        } else if (value == null) {
            tokens.writeNull();
        } else {
            throw new IllegalArgumentException("it holds a value of a kind that is never written");
        }
    }

    private static void refuseTagOrAlias(Event event) {
        if (event.getEventId() == Event.ID.Alias) {
            throw new IllegalArgumentException("it holds an alias");
        }
        boolean tagged = event instanceof ScalarEvent scalar
                ? scalar.getTag().isPresent()
                : event instanceof MappingStartEvent mapping
                        ? mapping.getTag().isPresent()
                        : event instanceof SequenceStartEvent sequence
                                && sequence.getTag().isPresent();
        if (tagged) {
            throw new IllegalArgumentException("it holds a tag");
        }
    }
}
