package org.dropwhere.cli;

import org.dropwhere.text.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads arguments that count something. */
final class CountConverter implements ITypeConverter<Integer> {
    /** As many seeds as an experiment file may ask for. */
    private static final int MOST = 10_000;

    @Override
    public Integer convert(String written) {
        try {
            int count = Integer.parseInt(written);
            if (1 <= count && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Reported below, with what is allowed.
        }
        throw new TypeConversionException(Words.quoted(written) + " is not a whole number from 1 to " + MOST + ".");
    }
}
