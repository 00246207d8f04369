package org.dropwhere.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.text.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which part of the trials is meant, as {@code 3/16}. */
final class PartConverter implements ITypeConverter<PlanPart> {
    /** As many as jobs of the same run. */
    private static final int MOST = 10_000;

    private static final Pattern PART = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

    @Override
    public PlanPart convert(String written) {
        Matcher part = PART.matcher(written);
        if (part.matches()) {
            int number = Integer.parseInt(part.group(1));
            int of = Integer.parseInt(part.group(2));
            if (1 <= number && number <= of && of <= MOST) {
                return new PlanPart(number, of);
            }
        }
        throw new TypeConversionException(Words.quoted(written)
                + " is no part; give one such as 3/16, which is part 3 of 16, of at most " + MOST + " parts.");
    }
}
