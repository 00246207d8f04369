package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Recognises report files of releases that wrote no {@link Manifest}, by their first bytes. */
final class EarlierReport {
    /** More than any beginning takes. */
    static final int BEGINNING = 4096;

    private static final Pattern PAGE = Pattern.compile(
            "(?s)<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"/>.*<title>.* - Dropwhere</title>.*");
    private static final Pattern SUMMARY = Pattern.compile("(?s)variant,.*,?metric,n,failed,mean,sd,.*");
    private static final Pattern COMPARISONS = Pattern.compile("(?s)variant,.*,?baseline,metric,verdict,.*");
    private static final Pattern EPOCHS =
            Pattern.compile("(?s)variant,.*,?seed,trial,epoch,loss,train_loss,train_accuracy,.*");
    private static final Pattern SVG =
            Pattern.compile("(?s)<\\?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"\\?>"
                    + "\\s*<svg xmlns:xlink=\"[^\"]*\" height=\"\\d+px\" [^>]* width=\"1000px\" .*");

    /** A picture 2000 pixels wide, without a word on who made it or when. */
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000007d0");

    private static final byte[] PNG_DATA = "IDAT".getBytes(StandardCharsets.US_ASCII);
    private static final int PNG_DATA_AT = 37;

    private EarlierReport() {}

    /**
     * Whether a file is one of those.
     *
     * @param name below the experiment's folder
     * @param beginning its first bytes, at most {@link #BEGINNING}
     */
    static boolean wrote(String name, byte[] beginning) {
        String text = new String(beginning, StandardCharsets.UTF_8);
        String csv = text.replaceFirst("^\\| ", "").replaceAll(" *\\| *", ",");
        return switch (name) {
            case "report.html" -> PAGE.matcher(text).matches();
            case "tables/summary.csv" -> SUMMARY.matcher(text).matches();
            case "tables/comparisons.csv" -> COMPARISONS.matcher(text).matches();
            case "tables/epochs.csv" -> EPOCHS.matcher(text).matches();
            case "tables/summary.md" -> SUMMARY.matcher(csv).matches();
            case "tables/comparisons.md" -> COMPARISONS.matcher(csv).matches();
            case "tables/epochs.md" -> EPOCHS.matcher(csv).matches();
            default -> name.startsWith("charts/") && (SVG.matcher(text).matches() || isPng(beginning));
        };
    }

    private static boolean isPng(byte[] beginning) {
        return beginning.length > PNG_DATA_AT + PNG_DATA.length
                && Arrays.equals(beginning, 0, PNG.length, PNG, 0, PNG.length)
                && Arrays.equals(beginning, PNG_DATA_AT, PNG_DATA_AT + PNG_DATA.length, PNG_DATA, 0, PNG_DATA.length);
    }
}
