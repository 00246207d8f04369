package org.dropwhere.results;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.task.Task;
import org.dropwhere.text.Words;
import org.dropwhere.training.Score;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.util.Converter;
import tools.jackson.databind.util.StdConverter;

/**
 * How records stand in files: an object of their components in their order, named as in experiment files
 * ({@code batchSize} is {@code batch-size}); enums by their keys; absent values left out; where there are several kinds
 * of something, {@code kind} says which. Reading is strict: every component that is not optional is there and of its
 * type, nothing else is there, and no number is infinite or not a number.
 *
 * <p>A component that is added later is {@link Optional} or of a stored record of its own that gives it a default; then
 * files that were written before are read as they were meant.
 */
final class StoredForm {
    /** The member that says which of several kinds something is. */
    static final String KIND = "kind";

    /** Deepest nesting; the deepest that is written is 7. Chosen, not measured. */
    static final int DEEPEST = 20;

    /** Characters of a number, since converting it takes time by the square of its digits. Chosen, not measured. */
    static final int LONGEST_NUMBER = 1000;

    /** Reads and writes all stored records. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .changeDefaultPropertyInclusion(
                    always -> JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .changeDefaultNullHandling(nulls -> JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .withConfigOverride(Optional.class, StoredForm::mayBeAbsent)
            .withConfigOverride(OptionalInt.class, StoredForm::mayBeAbsent)
            .withConfigOverride(OptionalDouble.class, StoredForm::mayBeAbsent)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .annotationIntrospector(new Names())
            .addMixIn(Keyed.class, ByKey.class)
            .addMixIn(Task.class, ByKind.class)
            .addMixIn(RecurrentSpec.class, ByKind.class)
            .addMixIn(ClassWeights.class, ByKind.class)
            .addModule(module())
            .build();

    /** One line, with a blank after each comma and colon. */
    private static final ObjectWriter LINE = MAPPER.writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEntrySpacing(Separators.Spacing.AFTER)
                            .withArrayElementSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(DefaultPrettyPrinter.NopIndenter.instance())
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance()));

    private StoredForm() {}

    private static void mayBeAbsent(MutableConfigOverride type) {
        type.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL));
    }

    private interface ByKey {
        @JsonValue
        String key();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    private interface ByKind {}

    /** The names of kinds, and which components have to be there. */
    private static final class Names extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
            return kind(type.getRawType());
        }

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            Class<?> type = member.getRawType();
            return type != Optional.class && type != OptionalInt.class && type != OptionalDouble.class;
        }
    }

    /** The word for a kind of something: that of its type, {@code gru} of a {@code GruSpec}. */
    private static String kind(Class<?> type) {
        return word(type.getSimpleName().replaceFirst("Spec$", ""));
    }

    private static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Path.class, ToStringSerializer.instance)
                .addDeserializer(Path.class, new StdConvertingDeserializer<>(by(String.class, Path.class, Path::of)))
                .addDeserializer(String.class, new Text())
                .addSerializer(Duration.class, ToStringSerializer.instance)
                .addDeserializer(
                        Duration.class,
                        new StdConvertingDeserializer<>(by(String.class, Duration.class, StoredForm::duration)))
                .addDeserializer(double.class, new FiniteNumber())
                .addDeserializer(Double.class, new FiniteNumber())
                .addDeserializer(OptionalDouble.class, new OptionalFiniteNumber())
                .addSerializer(Data.class, new StdConvertingSerializer(new StoredData.Writing()))
                .addDeserializer(Data.class, new StdConvertingDeserializer<>(new StoredData.Reading()))
                .addSerializer(
                        ModelSpec.class,
                        new StdConvertingSerializer(by(ModelSpec.class, StoredModel.class, StoredModel::of)))
                .addDeserializer(
                        ModelSpec.class,
                        new StdConvertingDeserializer<>(by(StoredModel.class, ModelSpec.class, StoredModel::toModel)))
                .addSerializer(
                        Training.class,
                        new StdConvertingSerializer(by(Training.class, StoredTraining.class, StoredTraining::of)))
                .addDeserializer(
                        Training.class,
                        new StdConvertingDeserializer<>(
                                by(StoredTraining.class, Training.class, StoredTraining::toTraining)))
                .addSerializer(
                        Placement.class,
                        new StdConvertingSerializer(by(Placement.class, StoredPlacement.class, StoredPlacement::of)))
                .addDeserializer(
                        Placement.class,
                        new StdConvertingDeserializer<>(
                                by(StoredPlacement.class, Placement.class, StoredPlacement::toPlacement)))
                .addSerializer(Schedule.class, new StdConvertingSerializer(new StoredSchedule.Writing()))
                .addDeserializer(Schedule.class, new StdConvertingDeserializer<>(new StoredSchedule.Reading()))
                .addDeserializer(
                        PrimaryMetric.class,
                        new StdConvertingDeserializer<>(by(String.class, PrimaryMetric.class, StoredForm::primary)))
                .addSerializer(Margins.class, new StdConvertingSerializer(new StoredNumbers.OfMargins()))
                .addDeserializer(Margins.class, new StdConvertingDeserializer<>(new StoredNumbers.ToMargins()))
                .addSerializer(Score.class, new StdConvertingSerializer(new StoredNumbers.OfScore()))
                .addDeserializer(Score.class, new StdConvertingDeserializer<>(new StoredNumbers.ToScore()))
                .addSerializer(
                        MatchedRate.class,
                        new StdConvertingSerializer(by(MatchedRate.class, StoredMatch.class, StoredMatch::of)))
                .addDeserializer(
                        MatchedRate.class,
                        new StdConvertingDeserializer<>(by(StoredMatch.class, MatchedRate.class, StoredMatch::toMatch)))
                .addSerializer(Variant.class, new StdConvertingSerializer(new StoredVariant.Writing()))
                .addDeserializer(Variant.class, new StdConvertingDeserializer<>(new StoredVariant.Reading()))
                .addSerializer(OptimizerSpec.class, new StdConvertingSerializer(new StoredOptimizer.Writing()))
                .addDeserializer(OptimizerSpec.class, new StdConvertingDeserializer<>(new StoredOptimizer.Reading()));
    }

    private static PrimaryMetric primary(String key) {
        return PrimaryMetric.find(key)
                .orElseThrow(() -> new IllegalArgumentException(Words.quoted(key) + " is not a metric"));
    }

    /** As ISO 8601 writes it: {@code PT1H30M}. */
    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(Words.quoted(text) + " is not a duration", e);
        }
    }

    private static <A, B> Converter<A, B> by(Class<A> from, Class<B> to, Function<A, B> conversion) {
        return new StdConverter<>() {
            @Override
            public B convert(A value) {
                return conversion.apply(value);
            }

            @Override
            public JavaType getInputType(TypeFactory types) {
                return types.constructType(from);
            }

            @Override
            public JavaType getOutputType(TypeFactory types) {
                return types.constructType(to);
            }
        };
    }

    /** Takes nothing else for a text. */
    private static final class Text extends StdDeserializer<String> {
        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return parser.currentToken() == JsonToken.VALUE_STRING
                    ? parser.getString()
                    : (String) context.handleUnexpectedToken(String.class, parser);
        }
    }

    /** Takes no text for a number, and no number that is too large to be one. */
    private static final class FiniteNumber extends StdDeserializer<Double> {
        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return (Double) context.handleUnexpectedToken(Double.class, parser);
            }
            return finite(parser.getDoubleValue());
        }
    }

    private static final class OptionalFiniteNumber extends StdDeserializer<OptionalDouble> {
        OptionalFiniteNumber() {
            super(OptionalDouble.class);
        }

        @Override
        public OptionalDouble deserialize(JsonParser parser, DeserializationContext context) {
            return OptionalDouble.of(context.readValue(parser, Double.class));
        }

        @Override
        public OptionalDouble getNullValue(DeserializationContext context) {
            return OptionalDouble.empty();
        }

        @Override
        public OptionalDouble getEmptyValue(DeserializationContext context) {
            return OptionalDouble.empty();
        }
    }

    /**
     * The number.
     *
     * @throws IllegalArgumentException if it is infinite or not a number; the message is a clause
     */
    static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a number is " + number);
        }
        return number;
    }

    /** A record as its components by name, each a map, a list or a simple value. */
    static Map<String, Object> map(Object record) {
        return MAPPER.convertValue(record, new TypeReference<>() {});
    }

    /**
     * The record of components by name.
     *
     * @throws IllegalArgumentException if they are not those of the type; the message is a clause
     */
    static <T extends Record> T ofMap(Map<String, Object> components, Class<T> type) {
        try {
            return MAPPER.convertValue(components, type);
        } catch (JacksonException e) {
            throw refusal(e);
        }
    }

    /** A record as JSON on one line. */
    static String line(Record record) {
        return LINE.writeValueAsString(record);
    }

    /**
     * Reads a text of JSON.
     *
     * @throws IllegalArgumentException if it is not of that type; the message is a clause
     */
    static <T> T read(String json, Class<T> type) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            return read(parser, type);
        } catch (JacksonException e) {
            throw refusal(e);
        }
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if it is not of that type; the message is a clause
     */
    static <T> T read(JsonParser parser, Class<T> type) {
        try {
            return MAPPER.readValue(parser, type);
        } catch (JacksonException e) {
            throw refusal(e);
        }
    }

    /** Turns Jackson's exception into one whose message is a clause for users; rethrows failures of the program. */
    static IllegalArgumentException refusal(JacksonException e) {
        if (e.getCause() instanceof IllegalArgumentException refused) {
            return refused;
        }
        if (e.getCause() instanceof RuntimeException failure && !(failure instanceof JacksonException)) {
            throw failure;
        }
        String clause;
        if (e instanceof UnrecognizedPropertyException unknown) {
            clause = Words.quoted(unknown.getPropertyName()) + " is none of "
                    + Words.list(known(unknown.getKnownPropertyIds()), "and");
        } else if (e instanceof InvalidTypeIdException kind) {
            clause = kind.getTypeId() == null
                    ? "a kind is missing"
                    : Words.quoted(kind.getTypeId()) + " is not "
                            + words(kind.getBaseType().getRawClass());
        } else if (e instanceof InvalidFormatException value) {
            clause = Words.quoted(String.valueOf(value.getValue())) + " stands where " + words(value.getTargetType())
                    + " belongs";
        } else if (e instanceof MismatchedInputException mismatch) {
            clause = path(mismatch) + " is missing or not " + words(mismatch.getTargetType());
        } else if (e instanceof InputCoercionException) {
            clause = "a number is too large";
        } else {
            clause = "it is no JSON";
        }
        return new IllegalArgumentException(clause, e);
    }

    /** A Java name as a word of a file: {@code BatchSize} and {@code batchSize} are {@code batch-size}. */
    static String word(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<String> known(Collection<Object> ids) {
        return ids.stream().map(String::valueOf).toList();
    }

    private static String words(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type)
                ? "a mapping"
                : "a " + word(type.getSimpleName()).replace('-', ' ');
    }

    private static String path(MismatchedInputException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "a value" : path;
    }
}
