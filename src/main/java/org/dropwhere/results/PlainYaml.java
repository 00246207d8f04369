package org.dropwhere.results;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** YAML as this program writes it. What asks for more time, memory or stack than that is noticed before it is made. */
final class PlainYaml {
    private static final int DEEPEST = 20;
    /** A hundred thousand trials with all that describes them. */
    private static final int MOST_VALUES = 10_000_000;
    /** Numbers take time by the square of their digits. */
    private static final int LONGEST_WORD = 1000;

    private PlainYaml() {}

    /**
     * The mapping that a text is.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Map<?, ?> mapping(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE) // The file's bytes were limited.
                .build();
        Parser parser = new Limited(new ParserImpl(settings, new StreamReader(settings, text)));
        try {
            Optional<Node> root = new Composer(settings, parser).getSingleNode();
            if (new StandardConstructor(settings).constructSingleDocument(root) instanceof Map<?, ?> map) {
                return map;
            }
            throw new IllegalArgumentException("it is no mapping");
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML"), e);
        }
    }

    /** Lets through what the program writes. */
    private static final class Limited implements Parser {
        private final Parser whole;
        private int level;
        private int values;

        private Limited(Parser whole) {
            this.whole = whole;
        }

        @Override
        public boolean checkEvent(Event.ID id) {
            return whole.checkEvent(id);
        }

        @Override
        public Event peekEvent() {
            return whole.peekEvent();
        }

        @Override
        public boolean hasNext() {
            return whole.hasNext();
        }

        @Override
        public Event next() {
            Event event = whole.next();
            values++;
            if (values > MOST_VALUES) {
                throw new IllegalArgumentException("it holds more than " + MOST_VALUES + " values");
            }
            if (event instanceof AliasEvent) {
                throw new IllegalArgumentException("it holds an alias");
            }
            if (event instanceof CollectionEndEvent) {
                level--;
            } else if (event instanceof CollectionStartEvent start) {
                level++;
                refuse(start.getTag());
            } else if (event instanceof ScalarEvent scalar) {
                refuse(scalar.getTag());
                boolean word = scalar.isPlain() && scalar.getValue().indexOf(' ') < 0;
                if (word && scalar.getValue().length() > LONGEST_WORD) {
                    throw new IllegalArgumentException("a word has more than " + LONGEST_WORD + " characters");
                }
            }
            if (level > DEEPEST) {
                throw new IllegalArgumentException("it is nested more than " + DEEPEST + " levels deep");
            }
            return event;
        }

        private static void refuse(Optional<String> tag) {
            if (tag.isPresent()) {
                throw new IllegalArgumentException("it holds a tag");
            }
        }
    }
}
