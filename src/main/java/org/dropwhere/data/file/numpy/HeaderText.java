package org.dropwhere.data.file.numpy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/**
 * Parses the text of a header, which is a Python dictionary: {@code {'descr': '<i4', 'fortran_order': False, 'shape':
 * (8, 13), }}. Only what NumPy writes there is understood.
 */
final class HeaderText {
    static final String AGAIN = "Write the array again (NumPy: np.save or np.savez).";

    private static final String TYPE_KEY = "descr";
    private static final String ORDER_KEY = "fortran_order";
    private static final String SHAPE_KEY = "shape";
    private static final Set<String> KEYS = Set.of(TYPE_KEY, ORDER_KEY, SHAPE_KEY);

    /** NumPy allows 64. */
    private static final int MOST_DIMENSIONS = 64;

    /** Of an index; more would be beyond {@code long}. */
    private static final int MOST_DIGITS = 18;

    /** Of a text: a million characters. */
    private static final int MOST_ELEMENT_BYTES = 4_000_000;

    private static final Pattern TYPE = Pattern.compile("([<>|])([a-zA-Z])(\\d{0,7})(\\[\\w*])?");

    private static final Map<String, ElementType> NUMBERS = Map.ofEntries(
            Map.entry("b1", ElementType.BOOL),
            Map.entry("i1", ElementType.INT8),
            Map.entry("i2", ElementType.INT16),
            Map.entry("i4", ElementType.INT32),
            Map.entry("i8", ElementType.INT64),
            Map.entry("u1", ElementType.UINT8),
            Map.entry("u2", ElementType.UINT16),
            Map.entry("u4", ElementType.UINT32),
            Map.entry("u8", ElementType.UINT64),
            Map.entry("f2", ElementType.FLOAT16),
            Map.entry("f4", ElementType.FLOAT32),
            Map.entry("f8", ElementType.FLOAT64));

    private final String text;
    private final int offset;
    private final String where;
    private int at;

    /**
     * A text to be parsed.
     *
     * @param offset bytes of the file before it
     * @param where the array, as sentences begin
     */
    HeaderText(String text, int offset, String where) {
        this.text = text;
        this.offset = offset;
        this.where = where;
    }

    ArrayHeader header() {
        Map<String, Object> values = dictionary();
        if (!values.keySet().equals(KEYS)
                || !(values.get(TYPE_KEY) instanceof String type)
                || !(values.get(ORDER_KEY) instanceof Boolean isFortranOrder)
                || !(values.get(SHAPE_KEY) instanceof Shape shape)) {
            throw new BadInput(where
                    + ": the array's header does not say what it should: descr, a text; fortran_order, True or False; and"
                    + " shape, whole numbers in round brackets. "
                    + AGAIN);
        }
        return header(type, isFortranOrder, shape.lengths());
    }

    private record Shape(List<Long> lengths) {}

    private Map<String, Object> dictionary() {
        Map<String, Object> values = new LinkedHashMap<>();
        expect('{');
        while (!isNext('}')) {
            int start = at;
            String key = string();
            expect(':');
            if (values.put(key, value()) != null) {
                at = start;
                throw damaged("each key once");
            }
            if (!isNext(',') && peek() != '}') {
                throw damaged("',' or '}'");
            }
        }
        peek();
        if (at < text.length()) {
            throw damaged("nothing more");
        }
        return values;
    }

    private Object value() {
        return switch (peek()) {
            case '\'', '"' -> string();
            case '(' -> shape();
            case 'T' -> word("True", true);
            case 'F' -> word("False", false);
            case '[' ->
                throw new BadInput(where
                        + ": elements with fields (a structured or record array) cannot be read. Write each field as an"
                        + " array of its own (NumPy: np.savez('data.npz', x=a['tokens'], y=a['label'])).");
            default -> throw damaged("a text, True, False or '('");
        };
    }

    private boolean word(String word, boolean value) {
        if (!text.startsWith(word, at)) {
            throw damaged(word);
        }
        at += word.length();
        return value;
    }

    private String string() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw damaged("a text in quotes");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw damaged("a text in quotes that ends");
        }
        String string = text.substring(at + 1, end);
        at = end + 1;
        return string;
    }

    private Shape shape() {
        List<Long> lengths = new ArrayList<>();
        expect('(');
        while (!isNext(')')) {
            lengths.add(number());
            if (!isNext(',') && peek() != ')') {
                throw damaged("',' or ')'");
            }
        }
        return new Shape(lengths);
    }

    private long number() {
        peek();
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == at || end - at > MOST_DIGITS) {
            throw damaged("a whole number of at most " + MOST_DIGITS + " digits, from 0");
        }
        long number = Long.parseLong(text, at, end, 10);
        // Python 2 wrote its long integers so.
        at = end < text.length() && text.charAt(end) == 'L' ? end + 1 : end;
        return number;
    }

    /** The next character that is no blank; a zero at the end. */
    private char peek() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    /** Goes past a character if it is the next. */
    private boolean isNext(char character) {
        boolean next = peek() == character;
        at += next ? 1 : 0;
        return next;
    }

    private void expect(char character) {
        if (!isNext(character)) {
            throw damaged("'" + character + "'");
        }
    }

    private BadInput damaged(String expected) {
        String found =
                at < text.length() ? Words.quoted(text.substring(at, Math.min(at + 10, text.length()))) : "its end";
        return new BadInput(where + ": the array's header is damaged at byte " + (offset + at) + ", where " + found
                + " stands in place of " + expected + ". " + AGAIN);
    }

    private ArrayHeader header(String type, boolean isFortranOrder, List<Long> shape) {
        Matcher parts = TYPE.matcher(type);
        if (!parts.matches()) {
            throw unknown(type, AGAIN);
        }
        ByteOrder order = parts.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        String kind = parts.group(2);
        int size = parts.group(3).isEmpty() ? 0 : Integer.parseInt(parts.group(3));
        if (kind.equals("O")) {
            return checked(new ArrayHeader(ElementType.OBJECTS, 1, order, isFortranOrder, shape));
        }
        if (kind.equals("U") || kind.equals("S")) {
            long bytes = (long) size * (kind.equals("U") ? Integer.BYTES : 1);
            if (bytes < 1 || bytes > MOST_ELEMENT_BYTES) {
                throw new BadInput(where + ": texts of " + bytes + " bytes each, as \"" + type
                        + "\" says, cannot be read; 1 to " + MOST_ELEMENT_BYTES + " bytes can. " + AGAIN);
            }
            ElementType text = kind.equals("U") ? ElementType.TEXT : ElementType.BYTES;
            return checked(new ArrayHeader(text, (int) bytes, order, isFortranOrder, shape));
        }
        ElementType number = NUMBERS.get(kind + parts.group(3));
        if (number == null) {
            throw unknown(type, cure(kind));
        }
        return checked(new ArrayHeader(number, size, order, isFortranOrder, shape));
    }

    private BadInput unknown(String type, String cure) {
        return new BadInput(where + ": elements of the type " + Words.quoted(type)
                + " cannot be read. Numbers are bool, int8 to int64, uint8 to uint64 and float16 to float64. " + cure);
    }

    private static String cure(String kind) {
        return switch (kind) {
            case "c" -> "Write real and imaginary parts as two features (NumPy: np.stack([x.real, x.imag], -1)).";
            case "M", "m" -> "Dates and durations are no numbers yet (NumPy: x.astype('int64')).";
            case "V" -> "Raw bytes have no meaning here; of bfloat16 write float32 (NumPy: x.astype('float32')).";
            case "f" -> "Write them shorter (NumPy: x.astype('float64')).";
            default -> AGAIN;
        };
    }

    /** That all bytes can be counted. */
    private ArrayHeader checked(ArrayHeader header) {
        if (header.dimensions() > MOST_DIMENSIONS) {
            throw new BadInput(where + ": the array has " + header.dimensions()
                    + " dimensions, which NumPy cannot have. " + AGAIN);
        }
        long bytes = header.bytes();
        for (long length : header.shape()) {
            // A length of 0 must not hide the others.
            long factor = Math.max(length, 1);
            if (bytes > Long.MAX_VALUE / factor) {
                throw new BadInput(where + ": no array has the shape " + header.shapeText() + ". " + AGAIN);
            }
            bytes *= factor;
        }
        return header;
    }
}
