package org.dropwhere.spec;

import java.util.List;
import java.util.function.Predicate;
import org.dropwhere.spec.setting.Switch;

/**
 * A recurrent layer apart from its size and settings: what experiment files, their schema and the ids of trials need to
 * know of it.
 *
 * @param cell what it repeats at every time step; its key names the layer in an experiment file
 * @param title what it is; ends the program's messages
 * @param switches what it has beside units and direction, in the order of the canonical text
 * @param factory makes the layer
 */
public record RecurrentKind(CellKind cell, String title, List<Switch> switches, Factory factory) {

    /** Makes layers of a kind. */
    @FunctionalInterface
    public interface Factory {

        /**
         * The layer with so many units that reads this way; the predicate tells by their keys which switches are on.
         */
        RecurrentSpec of(int units, Direction direction, Predicate<String> isOn);
    }

    /** Copies the list. */
    public RecurrentKind {
        switches = List.copyOf(switches);
    }

    /** Its name in an experiment file. */
    public String key() {
        return cell.key();
    }
}
