package org.dropwhere.report.mask;

import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** The few elements that a picture of masks needs, in integer pixels. Refers to nothing outside of itself. */
final class Svg {
    private static final Pattern BEGINNING = Pattern.compile("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
            + " width=\"\\d+\" height=\"\\d+\" viewBox=\"[ 0-9]+\" font-family=\"sans-serif\">\\n<title>");

    private final StringBuilder body = new StringBuilder();

    /** A filled rectangle. */
    void rectangle(int x, int y, int width, int height, String fill) {
        body.append("<rect x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" width=\"")
                .append(width);
        body.append("\" height=\"")
                .append(height)
                .append("\" fill=\"")
                .append(fill)
                .append("\"/>\n");
    }

    /** A rectangle's outline, around it. */
    void frame(int x, int y, int width, int height, String stroke) {
        body.append("<path d=\"M")
                .append(x - 0.5)
                .append(' ')
                .append(y - 0.5)
                .append('h')
                .append(width + 1);
        body.append('v').append(height + 1).append('h').append(-width - 1).append("z\" fill=\"none\" stroke=\"");
        body.append(stroke).append("\"/>\n");
    }

    /** A path in units of cells. */
    void cells(int x, int y, int width, int height, String path, String fill) {
        if (!path.isEmpty()) {
            body.append("<path transform=\"translate(")
                    .append(x)
                    .append(' ')
                    .append(y)
                    .append(") scale(");
            body.append(width).append(' ').append(height).append(")\" shape-rendering=\"crispEdges\" fill=\"");
            body.append(fill).append("\" d=\"").append(path).append("\"/>\n");
        }
    }

    /**
     * A line of text.
     *
     * @param anchor start, middle or end: what of the text is at x
     * @param weight normal or bold
     */
    void text(int x, int y, String anchor, int size, String weight, String fill, String text) {
        body.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" text-anchor=\"")
                .append(anchor);
        body.append("\" font-size=\"").append(size).append("\" font-weight=\"").append(weight);
        body.append("\" fill=\"")
                .append(fill)
                .append("\">")
                .append(escaped(text))
                .append("</text>\n");
    }

    /** Text that runs upwards, its middle at the point. */
    void upwards(int x, int y, int size, String fill, String text) {
        body.append("<text transform=\"translate(").append(x).append(' ').append(y);
        body.append(") rotate(-90)\" text-anchor=\"middle\" font-size=\"")
                .append(size)
                .append("\" fill=\"");
        body.append(fill).append("\">").append(escaped(text)).append("</text>\n");
    }

    /** Whether a text begins as every {@link #document} does. */
    static boolean isOne(String beginning) {
        return BEGINNING.matcher(beginning).lookingAt();
    }

    /** The document, fit for a file and for a place in HTML. */
    String document(int width, int height, String title, String description) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"sans-serif\">\n"
                + "<title>" + escaped(title) + "</title>\n<desc>" + escaped(description) + "</desc>\n"
                + body + "</svg>\n";
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml10(text);
    }
}
