package org.dropwhere.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.FrameworkDropout;
import org.dropwhere.spec.FrameworkKind;
import org.dropwhere.spec.FrameworkKinds;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.util.StdConverter;

/**
 * How a variant stands in files: its name, the words of a framework by the framework's key (a list where layers have
 * words of their own), derived rates, placements.
 */
final class StoredVariant {
    private static final String NAME = "name";
    private static final String MATCHED = "matched";
    private static final String PLACEMENTS = "placements";

    private StoredVariant() {}

    /** From a variant to its members. */
    static final class Writing extends StdConverter<Variant, Map<String, Object>> {
        @Override
        public Map<String, Object> convert(Variant variant) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put(NAME, variant.name());
            List<FrameworkDropout> words = variant.words();
            if (!words.isEmpty()) {
                members.put(words.get(0).kind().key(), words.size() == 1 ? words.get(0) : words);
            }
            members.put(MATCHED, variant.matched());
            members.put(PLACEMENTS, variant.placements());
            return members;
        }
    }

    /** From the members to the variant; refuses whatever else is there. */
    static final class Reading extends StdConverter<Map<String, Object>, Variant> {
        @Override
        public Variant convert(Map<String, Object> members) {
            Optional<FrameworkKind> framework = FrameworkKinds.ALL.stream()
                    .filter(kind -> members.containsKey(kind.key()))
                    .findFirst();
            List<String> known = new ArrayList<>(List.of(NAME));
            framework.map(FrameworkKind::key).ifPresent(known::add);
            known.addAll(List.of(MATCHED, PLACEMENTS));
            members.keySet().stream()
                    .filter(member -> !known.contains(member))
                    .findFirst()
                    .ifPresent(member -> {
                        throw new IllegalArgumentException(
                                Words.quoted(member) + " is none of " + Words.list(known, "and"));
                    });
            return new Variant(
                    part(NAME, members, String.class),
                    framework
                            .map(kind -> words(kind, part(kind.key(), members, Object.class)))
                            .orElse(List.of()),
                    items(part(MATCHED, members, List.class), MatchedRate.class),
                    items(part(PLACEMENTS, members, List.class), Placement.class));
        }

        private static List<FrameworkDropout> words(FrameworkKind kind, Object value) {
            return value instanceof List<?> list
                    ? List.copyOf(items(list, kind.type()))
                    : List.of(read(value, kind.type()));
        }

        private static <T> List<T> items(List<?> list, Class<T> type) {
            return list.stream().map(item -> read(item, type)).toList();
        }

        private static <T> T part(String name, Map<String, Object> members, Class<T> type) {
            return Optional.ofNullable(members.get(name))
                    .filter(type::isInstance)
                    .map(type::cast)
                    .orElseThrow(() -> new IllegalArgumentException(
                            name + " is missing or not " + (type == List.class ? "a list" : "a text")));
        }

        private static <T> T read(Object value, Class<T> type) {
            try {
                return StoredForm.MAPPER.convertValue(value, type);
            } catch (JacksonException e) {
                throw StoredForm.refusal(e);
            }
        }
    }
}
