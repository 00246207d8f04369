package org.dropwhere.cli;

import org.dropwhere.text.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a seed. */
final class SeedConverter implements ITypeConverter<Long> {

    @Override
    public Long convert(String written) {
        try {
            return Long.valueOf(written);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    Words.quoted(written) + " is not a whole number of at most 64 bits, as seeds are.");
        }
    }
}
