package org.dropwhere.spec.task;

/**
 * What a task asks of its sequences.
 *
 * @param quantity what it asks something of
 * @param least the smallest value that will do
 * @param reason why, for messages: {@code two markers and a distractor}
 */
public record Need(Quantity quantity, int least, String reason) {

    /** What a task can ask something of. */
    public enum Quantity {
        /** Time steps of a sequence. */
        LENGTH("length"),
        /** Number of different tokens. */
        VOCABULARY("vocabulary");

        private final String key;

        Quantity(String key) {
            this.key = key;
        }

        /** The key of the setting, below {@code data}. */
        public String key() {
            return key;
        }
    }

    /** A least number of time steps. */
    static Need length(int least, String reason) {
        return new Need(Quantity.LENGTH, least, reason);
    }

    /** A least number of different tokens. */
    static Need vocabulary(int least, String reason) {
        return new Need(Quantity.VOCABULARY, least, reason);
    }
}
