package org.dropwhere.report.chart;

import java.awt.AWTError;
import java.awt.Font;
import java.util.Optional;

/** Java draws text with the machine's fonts, and small servers and containers may have none. */
public final class Fonts {
    private Fonts() {}

    /** What is wrong and how to mend it, if text cannot be drawn. */
    public static Optional<String> problem() {
        try {
            new Label("x", new Font(Font.SANS_SERIF, Font.PLAIN, 12)).width();
            return Optional.empty();
        } catch (LinkageError | InternalError | AWTError | RuntimeException e) {
            // Depending on what is missing, and each wraps the next.
            return Optional.of("No charts: Java cannot draw text on this machine (" + root(e)
                    + "); install fontconfig and a font, for example DejaVu, and give the command again.");
        }
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
