package org.dropwhere.config.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.text.Words;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * YAML 1.2 text to a located tree. Made from the parser's events rather than from the library's nodes, whose composer
 * would overflow the stack on deep nesting before it could be stopped.
 */
public final class YamlTree {
    /** Levels of nesting. Like the other limits of this class chosen, not measured. */
    private static final int DEEPEST = 50;

    /** Values with every alias written out; they bound the work of all that follows. */
    private static final int MOST_VALUES = 20_000;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    /** Keys are part of messages and of the paths of all that is below them. */
    private static final int LONGEST_KEY = 300;

    private static final int LONGEST_NAME = 60;

    /** Messages of the library that quote nothing of the file: token names and the like. */
    private static final Pattern WITHOUT_CONTENT = Pattern.compile("[a-z ,':<>-]+");

    private final Source source;
    private final Mistakes mistakes;
    private final Iterator<Event> events;
    private final CoreScalars core = new CoreScalars();
    private final Map<Anchor, Optional<Anchored>> anchors = new HashMap<>();
    private int values;

    /** An anchor's value, and how many values and levels it comes to. */
    private record Anchored(YamlNode value, int values, int levels) {}

    private YamlTree(Source source, String text, Mistakes mistakes) {
        this.source = source;
        this.mistakes = mistakes;
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE) // TextFile has limited the bytes.
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * The mapping that the text is. Repeated keys and the like are added to {@code mistakes}, and reading goes on.
     *
     * @throws UnreadableYamlException if the text is no single mapping in YAML
     */
    public static Mapping parse(Source source, String text, Mistakes mistakes) throws UnreadableYamlException {
        YamlNode root;
        try {
            root = read(source, text, mistakes);
        } catch (UnreadableYamlException e) {
            throw ForeignDocument.of(text)
                    .map(what -> new UnreadableYamlException(Position.whole(source), what))
                    .orElse(e);
        }
        if (root instanceof Mapping mapping) {
            Optional<String> foreign = ForeignDocument.of(mapping);
            if (foreign.isPresent()) {
                throw new UnreadableYamlException(Position.whole(source), foreign.get());
            }
            return mapping;
        }
        Optional<String> foreign = ForeignDocument.of(text);
        if (foreign.isPresent()) {
            throw new UnreadableYamlException(Position.whole(source), foreign.get());
        }
        if (root.json().isNull()) {
            throw new UnreadableYamlException(
                    Position.whole(source),
                    "the file is empty; it needs keys such as data, model, training and variants");
        }
        throw new UnreadableYamlException(
                root.position(),
                "the file is " + (source.foreign() ? "no mapping" : root.found())
                        + "; allowed is a mapping with keys such as data and model");
    }

    /**
     * The value that the text is, which for a text without one is null.
     *
     * @throws UnreadableYamlException if the text is no single value in YAML
     */
    public static YamlNode read(Source source, String text, Mistakes mistakes) throws UnreadableYamlException {
        refuseUnprintable(source, text);
        try {
            return new YamlTree(source, text, mistakes).document();
        } catch (MarkedYamlEngineException e) {
            String problem = e.getContext() == null ? e.getProblem() : e.getContext() + ": " + e.getProblem();
            Position position =
                    e.getProblemMark().map(mark -> position(source, mark)).orElseGet(() -> Position.whole(source));
            throw new UnreadableYamlException(
                    position,
                    problem.contains("TAB") ? "a tab stands here; indent with spaces" : notYaml(source, problem));
        } catch (YamlVersionException e) {
            throw new UnreadableYamlException(
                    Position.whole(source), "the file asks for another YAML than 1.2; leave out %YAML");
        } catch (YamlEngineException e) {
            throw new UnreadableYamlException(Position.whole(source), notYaml(source, String.valueOf(e.getMessage())));
        }
    }

    private static void refuseUnprintable(Source source, String text) throws UnreadableYamlException {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!StreamReader.isPrintable(c)) {
                throw new UnreadableYamlException(
                        TextFile.after(source, text.substring(0, at)),
                        "the character " + (source.foreign() ? "here" : Words.quoted(Character.toString(c)))
                                + " is not allowed in YAML");
            }
            at += Character.charCount(c);
        }
    }

    private static String notYaml(Source source, String problem) {
        String line = problem.replaceAll("\\s+", " ").strip();
        boolean shown = !source.foreign() || WITHOUT_CONTENT.matcher(line).matches();
        return "this is not YAML" + (shown ? ": " + line : "");
    }

    private static Position position(Source source, Mark mark) {
        return new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Position start(Event event) {
        return event.getStartMark().map(mark -> position(source, mark)).orElseGet(() -> Position.whole(source));
    }

    private YamlNode document() throws UnreadableYamlException {
        events.next(); // Start of the stream.
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return new Scalar(Position.whole(source), "", JsonNodeFactory.instance.nullNode());
        }
        YamlNode root = value(events.next(), 1);
        events.next(); // End of the document.
        Event more = events.next();
        if (more.getEventId() != Event.ID.StreamEnd) {
            mistakes.add(start(more), "a second document begins here; a file holds one");
        }
        return root;
    }

    private YamlNode value(Event event, int level) throws UnreadableYamlException {
        if (level > DEEPEST) {
            throw new UnreadableYamlException(start(event), "this is nested more than " + DEEPEST + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, level);
        }
        count(event, 1);
        NodeEvent node = (NodeEvent) event;
        node.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.empty()));
        int before = values - 1;
        YamlNode value;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(event, scalar.getTag());
            value = new Scalar(start(event), scalar.getValue(), core.json(scalar));
        } else {
            refuseTag(event, ((CollectionStartEvent) event).getTag());
            value = event.getEventId() == Event.ID.MappingStart ? mapping(event, level) : sequence(event, level);
        }
        node.getAnchor()
                .ifPresent(anchor ->
                        anchors.put(anchor, Optional.of(new Anchored(value, values - before, levels(value)))));
        return value;
    }

    private YamlNode aliased(AliasEvent alias, int level) throws UnreadableYamlException {
        Optional<Anchored> known = anchors.get(alias.getAlias());
        if (known == null) {
            throw new UnreadableYamlException(start(alias), name(alias) + " names no anchor before it");
        }
        if (known.isEmpty()) {
            throw new UnreadableYamlException(start(alias), name(alias) + " stands inside what it names");
        }
        Anchored anchored = known.get();
        count(alias, anchored.values());
        if (level + anchored.levels() - 1 > DEEPEST) {
            throw new UnreadableYamlException(
                    start(alias), "with its aliases this is nested more than " + DEEPEST + " levels deep");
        }
        return anchored.value();
    }

    private String name(AliasEvent alias) {
        return "the alias"
                + (source.foreign()
                        ? " here"
                        : " *" + Words.shortened(alias.getAlias().getValue(), LONGEST_NAME));
    }

    private void count(Event event, int more) throws UnreadableYamlException {
        values += more;
        if (values > MOST_VALUES) {
            throw new UnreadableYamlException(
                    start(event), "with its aliases written out the file holds more than " + MOST_VALUES + " values");
        }
    }

    private static int levels(YamlNode value) {
        int deepest = 0;
        if (value instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                deepest = Math.max(deepest, levels(entry.value()));
            }
        } else if (value instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                deepest = Math.max(deepest, levels(item));
            }
        }
        return 1 + deepest;
    }

    private void refuseTag(Event event, Optional<String> tag) {
        tag.ifPresent(name -> mistakes.add(
                start(event), "the tag " + Words.quoted(name) + " is not allowed; values need no tags here"));
    }

    private Sequence sequence(Event start, int level) throws UnreadableYamlException {
        List<YamlNode> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(value(event, level + 1));
            event = events.next();
        }
        return new Sequence(start(start), items);
    }

    private Mapping mapping(Event start, int level) throws UnreadableYamlException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Position at = start(event);
            YamlNode key = value(event, level + 1);
            YamlNode value = value(events.next(), level + 1);
            add(entries, at, key, value);
            event = events.next();
        }
        return new Mapping(start(start), entries);
    }

    private void add(Map<String, Entry> entries, Position at, YamlNode key, YamlNode value)
            throws UnreadableYamlException {
        Optional<String> text = keyText(key);
        if (text.isEmpty()) {
            mistakes.add(at, "a key is " + key.found() + "; allowed is text, in quotes if need be");
            return;
        }
        String name = text.get();
        if (name.length() > LONGEST_KEY) {
            throw new UnreadableYamlException(
                    at, "a key has " + name.length() + " characters; allowed are at most " + LONGEST_KEY);
        }
        if (name.equals("<<")) {
            mistakes.add(at, "the merge key << is not part of YAML 1.2; extends merges whole files");
            return;
        }
        Entry first = entries.putIfAbsent(name, new Entry(at, value));
        if (first != null) {
            mistakes.add(
                    at, "the key " + Words.quoted(name) + " is already given at " + first.key() + "; give it once");
        }
    }

    /** A whole number names a label, as in Keras' class_weight. */
    private static Optional<String> keyText(YamlNode key) {
        return key instanceof Scalar scalar
                        && (scalar.json().isString()
                                || WHOLE.matcher(scalar.text()).matches())
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
