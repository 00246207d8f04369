package org.dropwhere.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON objects that are a sequence each, one after the other, as a rule a line each; or in one array. */
final class JsonLines implements FormatReader {
    private static final int MOST_DEPTH = 20;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1000;

    /** A text may be as long as a CSV field. */
    private static final int LONGEST_TEXT = 1 << 24;

    /** Until the first object has ended; it may have a long sequence. */
    private static final int MOST_PEEKED = 1 << 24;

    /** Characters take four bytes at most, and are read some in advance. */
    private static final int MOST_PEEKED_BYTES = 4 * MOST_PEEKED + (1 << 20);

    private static final int MOST_MEMBERS = 10_000;

    private static final String OBJECT = "Each sequence is an object, such as {\"tokens\": [3, 0, 7], \"label\": 1}.";

    private static final JsonFactory JSON = factory(StreamReadConstraints.builder());
    private static final JsonFactory PEEKING =
            factory(StreamReadConstraints.builder().maxDocumentLength(MOST_PEEKED));

    private static JsonFactory factory(StreamReadConstraints.Builder constraints) {
        return JsonFactory.builder()
                .streamReadConstraints(constraints
                        .maxNestingDepth(MOST_DEPTH)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                // Python writes NaN, and what is missing has its own message.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                // Names are the user's, and may be different in each object.
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .build();
    }

    @Override
    public String format() {
        return "JSON lines";
    }

    @Override
    public boolean recognises(byte[] start) {
        String text = TextStart.of(start).stripLeading();
        return TextStart.isText(start) && (text.startsWith("{") || text.startsWith("["));
    }

    @Override
    public ReadSequences read(OpenFile file, ReadRequest request) throws IOException {
        TextStart.refuseLabels(file, format());
        Mistakes mistakes = new Mistakes(file.path());
        LabelReader labels = new LabelReader(request);
        JsonObjects objects = objects(file, request, labels, mistakes);
        Optional<BadInput> end = read(file, objects::read, mistakes);
        labels.finish(mistakes);
        if (end.isPresent()) {
            throw mistakes.failure(end.get());
        }
        if (!mistakes.isEmpty()) {
            throw mistakes.failure();
        }
        Sequences sequences = objects.sequences();
        if (sequences.size() == 0) {
            throw new BadInput(mistakes.at(1, 1) + "there are no sequences. " + OBJECT);
        }
        return ReadSequences.of(sequences);
    }

    @Override
    public FileTable table(OpenFile file) throws IOException {
        TextStart.refuseLabels(file, format());
        JsonLook look = new JsonLook();
        Mistakes mistakes = new Mistakes(file.path());
        Optional<BadInput> end = read(file, look::read, mistakes);
        FileTable table = look.table(format());
        if (table.columns().isEmpty()) {
            throw end.orElseGet(() -> new BadInput(mistakes.at(1, 1) + "there are no sequences. " + OBJECT));
        }
        if (end.isPresent()) {
            return table.with(mistakes.failure(end.get()));
        }
        return mistakes.isEmpty() ? table : table.with(mistakes.failure());
    }

    /** Which members are read is known by those of the first object. */
    private static JsonObjects objects(OpenFile file, ReadRequest request, LabelReader labels, Mistakes mistakes)
            throws IOException {
        List<String> names = new ArrayList<>();
        Optional<BadInput> broken = names(file, names, mistakes);
        FieldChoice choice = new FieldChoice(names, "member", request.columns(), request.content());
        List<Integer> steps = choice.steps();
        int label = choice.label();
        List<String> problems = new ArrayList<>(choice.problems());
        if (!problems.isEmpty() && broken.isPresent()) {
            throw broken.get();
        }
        Columns columns = request.columns();
        if (!columns.sequence().isEmpty() || !columns.time().isEmpty()) {
            problems.add(
                    "columns.sequence and columns.time are for CSV with a line for each step; here each sequence is"
                            + " an object.");
        }
        if (!problems.isEmpty()) {
            throw new BadInput(
                    problems.stream().map(each -> mistakes.at(1, 1) + each).toList());
        }
        JsonSteps into = request.content() instanceof FeatureContent
                ? new JsonFeatures(steps.size())
                : new JsonTokens(steps.size(), request);
        return new JsonObjects(names.get(label), steps.stream().map(names::get).toList(), into, labels, mistakes);
    }

    /**
     * Adds the names of the first object's members, and lets the file be read from its beginning again.
     *
     * @return why not all of them are there
     */
    private static Optional<BadInput> names(OpenFile file, List<String> names, Mistakes mistakes) throws IOException {
        InputStream in = file.content();
        in.mark(MOST_PEEKED_BYTES);
        try (JsonParser parser = parser(PEEKING, file, in)) {
            return names(parser, names, mistakes);
        } finally {
            in.reset();
        }
    }

    private static Optional<BadInput> names(JsonParser parser, List<String> names, Mistakes mistakes)
            throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                first = parser.nextToken();
            }
            if (first == JsonToken.END_ARRAY) {
                return Optional.of(new BadInput(mistakes.at(1, 1) + "there are no sequences. " + OBJECT));
            }
            if (first != JsonToken.START_OBJECT) {
                TokenStreamLocation location = parser.currentTokenLocation();
                return Optional.of(new BadInput(mistakes.at(location.getLineNr(), location.getColumnNr())
                        + Mistakes.quoted(JsonValues.shown(parser)) + " is no object. " + OBJECT));
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                if (names.size() == MOST_MEMBERS) {
                    return Optional.empty();
                }
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(broken(e, parser, mistakes));
        } catch (BadInput e) {
            return Optional.of(e);
        }
    }

    private static JsonParser parser(JsonFactory json, OpenFile file, InputStream in) {
        return json.createParser(ObjectReadContext.empty(), new Utf8Text(file.path(), in));
    }

    /** Hands all values on; what ends reading before the end of the file is returned. */
    private static Optional<BadInput> read(OpenFile file, Consumer<JsonParser> objects, Mistakes mistakes)
            throws IOException {
        try (JsonParser parser = parser(JSON, file, file.content())) {
            return read(parser, objects, mistakes);
        }
    }

    private static Optional<BadInput> read(JsonParser parser, Consumer<JsonParser> objects, Mistakes mistakes)
            throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    objects.accept(parser);
                }
                if (parser.nextToken() != null) {
                    mistakes.add(JsonValues.mistake(parser, "there is something behind the end of the array.", ""));
                }
                return Optional.empty();
            }
            while (token != null) {
                objects.accept(parser);
                token = parser.nextToken();
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(broken(e, parser, mistakes));
        } catch (BadInput e) {
            return Optional.of(e);
        }
    }

    private static BadInput broken(JacksonException e, JsonParser parser, Mistakes mistakes) throws IOException {
        if (e instanceof JacksonIOException && e.getCause() instanceof IOException cause) {
            throw cause;
        }
        TokenStreamLocation location = Optional.ofNullable(e.getLocation()).orElseGet(parser::currentLocation);
        String at = mistakes.at(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
        if (e instanceof UnexpectedEndOfInputException) {
            return new BadInput(at + "the file ends within an object; it may be cut off.", e);
        }
        if (e instanceof StreamConstraintsException) {
            return new BadInput(
                    at + "this JSON is not read: values nest at most " + MOST_DEPTH + " deep, and a number has at most "
                            + LONGEST_NUMBER + " characters, a name " + LONGEST_NAME + " and a text " + LONGEST_TEXT
                            + ".",
                    e);
        }
        return new BadInput(at + "from here on, this is no JSON. " + OBJECT, e);
    }
}
