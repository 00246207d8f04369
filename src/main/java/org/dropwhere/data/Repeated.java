package org.dropwhere.data;

/**
 * Sequences of a part that stand elsewhere too, with the same steps.
 *
 * @param sequences how many do
 * @param withOtherLabel how many of them stand there with the other label; 0 too where an earlier program did not count
 */
public record Repeated(int sequences, int withOtherLabel) {
    static final Repeated NONE = new Repeated(0, 0);

    Repeated plus(boolean otherLabel) {
        return new Repeated(sequences + 1, withOtherLabel + (otherLabel ? 1 : 0));
    }
}
