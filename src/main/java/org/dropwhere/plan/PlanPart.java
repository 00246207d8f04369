package org.dropwhere.plan;

import java.util.List;

/**
 * A part of the trials of a plan, to be trained apart from the others. A trial's id alone decides in which part it is:
 * a plan that grows moves no trial to another part.
 *
 * @param number which part it is, counted from 1
 * @param of how many parts there are
 */
public record PlanPart(int number, int of) {
    /** All trials. */
    public static final PlanPart WHOLE = new PlanPart(1, 1);

    private static final int HEXADECIMAL = 16;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there is no such part
     */
    public PlanPart {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("There is no part " + number + " of " + of);
        }
    }

    /** Whether it is all there is. */
    public boolean isWhole() {
        return of == 1;
    }

    /** Whether a trial is in this part: the remainder of its id, a number in hexadecimal digits, says so. */
    public boolean has(Trial trial) {
        return isWhole() || Long.remainderUnsigned(Long.parseUnsignedLong(trial.id(), HEXADECIMAL), of) == number - 1;
    }

    /** The trials of a plan that are in this part, in its order. */
    public List<Trial> trials(Plan plan) {
        return plan.trials().stream().filter(this::has).toList();
    }

    /** For people: {@code part 3 of 16}. */
    public String words() {
        return "part " + number + " of " + of;
    }

    /** As commands take it: {@code 3/16}. */
    @Override
    public String toString() {
        return number + "/" + of;
    }
}
