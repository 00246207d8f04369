package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Looks at JSON objects. */
final class JsonLook {
    /** Names are the user's, and may be different in each object. */
    private static final int MOST_MEMBERS = 1000;

    /** Of a list as it is shown. */
    private static final int SHOWN_CHARACTERS = 60;

    private final Map<String, ColumnLook> members = new LinkedHashMap<>();
    private long objects;

    /** Takes the value at which the parser stands, to its end. */
    void read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        objects++;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (members.size() < MOST_MEMBERS || members.containsKey(name)) {
                look(value, parser, members.computeIfAbsent(name, ColumnLook::new));
            }
            parser.skipChildren();
        }
    }

    private static void look(JsonToken value, JsonParser parser, ColumnLook member) {
        if (value == JsonToken.START_ARRAY) {
            list(parser, member);
        } else if (value == JsonToken.START_OBJECT) {
            member.add(ColumnKind.TEXTS, "{...}");
        } else if (value == JsonToken.VALUE_STRING) {
            member.add(JsonValues.cell(parser));
        } else if (value != JsonToken.VALUE_NULL) {
            member.add(Cell.of(JsonValues.shown(parser), 1, 1));
        }
    }

    private static void list(JsonParser parser, ColumnLook member) {
        ColumnKind kind = ColumnKind.LISTS_OF_WHOLE_NUMBERS;
        StringBuilder shown = new StringBuilder("[");
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            boolean begins = token == JsonToken.START_ARRAY;
            boolean ends = token == JsonToken.END_ARRAY;
            depth += begins ? 1 : ends ? -1 : 0;
            if (shown.length() < SHOWN_CHARACTERS) {
                boolean isFirst = shown.charAt(shown.length() - 1) == '[';
                shown.append(ends || isFirst ? "" : ", ").append(ends ? "]" : JsonValues.shown(parser));
            }
            kind = ends ? kind : kind.with(begins ? ColumnKind.LISTS_OF_LISTS : element(token));
            if (token == JsonToken.START_OBJECT) {
                parser.skipChildren();
            }
        }
        member.add(kind, shown.toString());
    }

    private static ColumnKind element(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NULL -> ColumnKind.LISTS_OF_WHOLE_NUMBERS;
            case VALUE_NUMBER_FLOAT -> ColumnKind.LISTS_OF_NUMBERS;
            default -> ColumnKind.TEXTS;
        };
    }

    /** What was seen. */
    FileTable table(String format) {
        List<FileColumn> columns = new ArrayList<>();
        members.values().forEach(member -> columns.add(member.column(objects)));
        return new FileTable(format, FileTable.MEMBER, "object", objects, columns, List.of());
    }
}
