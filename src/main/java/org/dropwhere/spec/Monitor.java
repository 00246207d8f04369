package org.dropwhere.spec;

/** A metric after an epoch that training can depend on. */
public enum Monitor implements Keyed {
    /** Mean loss of the validation sequences; smaller is better. */
    VALIDATION_LOSS("validation-loss", "validation loss"),
    /** Share of right answers among the validation sequences; larger is better. */
    VALIDATION_ACCURACY("validation-accuracy", "validation accuracy"),
    /** Mean loss of the epoch's batches, dropout on and with class weights; smaller is better. */
    LOSS("loss", "training loss");

    private final String key;
    private final String words;

    Monitor(String key, String words) {
        this.key = key;
        this.words = words;
    }

    @Override
    public String key() {
        return key;
    }

    /** What it is called in sentences. */
    public String words() {
        return words;
    }

    /** Whether a larger value is a better one. */
    public boolean isBetterWhenLarger() {
        return this == VALIDATION_ACCURACY;
    }

    /** What is worse than every value. */
    double worst() {
        return isBetterWhenLarger() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** Whether a value is better than another by more than a least change, computed as Keras' callbacks do. */
    boolean isBetter(double value, double other, double leastChange) {
        return isBetterWhenLarger() ? value - leastChange > other : value + leastChange < other;
    }

    /** Its values after some epochs. */
    @FunctionalInterface
    public interface History {
        /** One value for each epoch that was trained, in order. */
        double[] of(Monitor monitor);
    }
}
