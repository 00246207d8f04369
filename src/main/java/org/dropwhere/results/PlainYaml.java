package org.dropwhere.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.events.AliasEvent;
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

/**
 * YAML as this program writes it. What asks for more time, memory or stack than that is noticed before it is made. The
 * values come straight from the parser: the library's tree of nodes takes ten times the memory of the text.
 */
final class PlainYaml {
    private static final int DEEPEST = 20;
    /** A hundred thousand trials with all that describes them. */
    private static final int MOST_VALUES = 10_000_000;
    /** Numbers take time by the square of their digits. */
    private static final int LONGEST_WORD = 1000;
    /** The parser takes time by the square of what has no blank. */
    private static final int LONGEST_LINE = 100_000;

    private final LoadSettings settings = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE) // The file's bytes were limited.
            .setUseMarks(false) // They take more memory than all else.
            .build();
    private final StandardConstructor constructor = new StandardConstructor(settings);
    private final ParserImpl parser;
    private int values;

    private PlainYaml(String text) {
        parser = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /**
     * The mapping that a text is.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Map<?, ?> mapping(String text) {
        refuseLongLines(text);
        try {
            return new PlainYaml(text).whole();
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML"), e);
        }
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

    private Map<?, ?> whole() {
        parser.next(); // The stream's start.
        if (!parser.checkEvent(Event.ID.DocumentStart)) {
            throw new IllegalArgumentException("it is no mapping");
        }
        parser.next();
        if (!(value(parser.next(), 0) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("it is no mapping");
        }
        if (!(parser.next() instanceof DocumentEndEvent) || !parser.checkEvent(Event.ID.StreamEnd)) {
            throw new IllegalArgumentException("it holds more than one document");
        }
        return map;
    }

    private @Nullable Object value(Event event, int level) {
        values++;
        if (values > MOST_VALUES) {
            throw new IllegalArgumentException("it holds more than " + MOST_VALUES + " values");
        }
        if (level > DEEPEST) {
            throw new IllegalArgumentException("it is nested more than " + DEEPEST + " levels deep");
        }
        if (event instanceof AliasEvent) {
            throw new IllegalArgumentException("it holds an alias");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (event instanceof MappingStartEvent start) {
            refuse(start.getTag());
            return entries(level + 1);
        }
        if (event instanceof SequenceStartEvent start) {
            refuse(start.getTag());
            return items(level + 1);
        }
        throw new IllegalArgumentException("it is no YAML");
    }

    private List<Object> items(int level) {
        List<@Nullable Object> items = new ArrayList<>();
        for (Event event = parser.next(); event.getEventId() != Event.ID.SequenceEnd; event = parser.next()) {
            items.add(value(event, level));
        }
        return items;
    }

    private Map<Object, Object> entries(int level) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (Event event = parser.next(); event.getEventId() != Event.ID.MappingEnd; event = parser.next()) {
            Object key = value(event, level);
            if (entries.containsKey(key)) {
                throw new IllegalArgumentException("a key is there twice");
            }
            entries.put(key, value(parser.next(), level));
        }
        return entries;
    }

    private @Nullable Object scalar(ScalarEvent scalar) {
        refuse(scalar.getTag());
        String text = scalar.getValue();
        if (scalar.isPlain() && text.indexOf(' ') < 0 && text.length() > LONGEST_WORD) {
            throw new IllegalArgumentException("a word has more than " + LONGEST_WORD + " characters");
        }
        Tag tag = settings.getSchema().getScalarResolver().resolve(text, scalar.isPlain());
        return constructor.constructSingleDocument(Optional.of(new ScalarNode(tag, text, scalar.getScalarStyle())));
    }

    private static void refuse(Optional<String> tag) {
        if (tag.isPresent()) {
            throw new IllegalArgumentException("it holds a tag");
        }
    }
}
