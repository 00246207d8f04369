package org.dropwhere.tracking.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.failure.BadInput;

/**
 * What proves to a server who we are. None of it is ever part of a message.
 *
 * @param header the value of the header {@code Authorization}
 * @param secrets texts that nobody shall see, the longest first
 */
record Credentials(Optional<String> header, List<String> secrets) {
    private static final String USER = "MLFLOW_TRACKING_USERNAME";
    private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";
    private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";
    /** A shorter text is in many words that are no secret. */
    private static final int SHORTEST_HIDDEN = 4;

    Credentials {
        secrets = List.copyOf(secrets);
    }

    /**
     * Those in the variables of MLflow's own clients. The user comes before the token, as in
     * {@code mlflow/utils/credentials.py} and {@code rest_utils.py}.
     *
     * @throws BadInput if they cannot be sent; it names the variable, and shows nothing of its value
     */
    static Credentials of(Map<String, String> environment) {
        String user = environment.getOrDefault(USER, "");
        String password = environment.getOrDefault(PASSWORD, "");
        String token = environment.getOrDefault(TOKEN, "");
        if (!user.isEmpty() && !password.isEmpty()) {
            requireNoControls(USER, user);
            requireNoControls(PASSWORD, password);
            if (user.contains(":")) {
                // Of RFC 7617, section 2: what follows would be read as part of the password.
                throw new BadInput("The user in " + USER + " has a colon in it, which no user that is sent with a"
                        + " password can have; set it to another, or leave it out and set " + TOKEN + ".");
            }
            String both = base64(user + ":" + password);
            return new Credentials(Optional.of("Basic " + both), List.of(both, password));
        }
        if (token.isEmpty()) {
            return new Credentials(Optional.empty(), List.of());
        }
        requireVisible(token);
        return new Credentials(Optional.of("Bearer " + token), List.of(token));
    }

    /** Base64 would carry them, but RFC 7617, section 2, forbids them. */
    private static void requireNoControls(String variable, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new BadInput("The value of " + variable + " has a line break or another control character in it,"
                    + " which cannot be sent; set it again without.");
        }
    }

    /** RFC 6750, section 2.1, allows fewer still. */
    private static void requireVisible(String token) {
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new BadInput("The value of " + TOKEN + " has a character that no token has, as a line break, a space"
                    + " or one outside ASCII; set it again without.");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text of the server's with three asterisks in place of each secret. */
    String hiddenIn(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = secret.length() < SHORTEST_HIDDEN ? shown : shown.replace(secret, "***");
        }
        return shown;
    }

    /** An address without the user and password that may stand before its host. */
    static String removedFrom(String address) {
        return address.replaceFirst("//[^/]*@", "//");
    }

    /** Not those of a record: this may get into a message. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
