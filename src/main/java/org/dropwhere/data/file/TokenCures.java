package org.dropwhere.data.file;

import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about tokens that are none. */
final class TokenCures {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");

    private TokenCures() {}

    /** Of what should be a token. */
    static Optional<String> of(String token) {
        if (token.isEmpty()) {
            return Optional.of("A token is missing between two commas, or behind the last.");
        }
        if (token.equals("...") || token.equals("\u2026")) {
            return Optional.of("NumPy has left tokens out when it printed the array; write x.tolist() instead.");
        }
        if (token.startsWith("[") || token.startsWith("(") || token.endsWith("]") || token.endsWith(")")) {
            return Optional.of("Brackets stand around all tokens of a sequence, or nowhere.");
        }
        if (token.startsWith("array(")) {
            return Optional.of("Write x.tolist() in place of a NumPy array.");
        }
        if (token.startsWith("\"")) {
            return Optional.of(
                    "Put double quotes around the whole of the tokens, with no blank before them, or nowhere.");
        }
        if (token.chars().anyMatch(c -> c == ';' || c == '|' || c == '/')) {
            return Optional.of("Separate tokens by spaces.");
        }
        if (Cell.isMissing(token)) {
            return Optional.of("A token is missing; leave it out.");
        }
        if (!NUMBER.matcher(token).matches()) {
            return token.chars().anyMatch(Character::isLetter)
                    ? Optional.of("If these are words, say under data: words: {}, so that each gets a number.")
                    : Optional.empty();
        }
        if (token.startsWith("-")) {
            return Optional.of("If it pads, leave it out, or write 0 in its place and say model: {mask-zero: true}.");
        }
        return token.startsWith("+") || Double.parseDouble(token) == Math.rint(Double.parseDouble(token))
                ? Optional.empty()
                : Optional.of("If these are measurements, not tokens, say under data: features: {}.");
    }
}
