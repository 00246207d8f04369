package org.dropwhere.report.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A picture as the bytes of a file; equal pictures give equal bytes. */
final class PictureFormats {
    private static final int PNG_SCALE = 2;
    /** Of a PNG: several are held in memory at once, at four bytes a pixel. */
    private static final double MOST_PIXELS = 16e6;
    /** A hundredth of a pixel shows nowhere, and more digits would make files twice as large. */
    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{3,}(?:[eE]-?\\d+)?");

    private static final Pattern CLIP = Pattern.compile("\"clip(-?\\d+)\"|url\\(#clip(-?\\d+)\\)");

    private PictureFormats() {}

    static String svg(Picture picture) {
        SvgTexts texts = new SvgTexts();
        VectorGraphics2D g = new VectorGraphics2D();
        g.setRenderingHint(SvgTexts.KEY, texts);
        picture.paint(g);
        PageSize page = new PageSize(picture.width(), picture.height());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new SVGProcessor().getDocument(g.getCommands(), page).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String drawn = tidy(out.toString(StandardCharsets.UTF_8));
        int end = drawn.lastIndexOf("</svg>");
        return drawn.substring(0, end) + texts.element() + drawn.substring(end);
    }

    /**
     * Clips are named by the places of objects in memory, which differ from run to run: they are counted instead. The
     * document type goes, as no reader shall fetch it from the net.
     */
    private static String tidy(String svg) {
        List<String> clips = new ArrayList<>();
        String counted = CLIP.matcher(svg).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(2) : match.group(1);
            if (!clips.contains(name)) {
                clips.add(name);
            }
            return Matcher.quoteReplacement(match.group().replace(name, Integer.toString(clips.indexOf(name))));
        });
        String rounded = LONG_NUMBER.matcher(counted).replaceAll(match -> hundredths(match.group()));
        return rounded.replaceFirst("<!DOCTYPE[^>]*>\\s*", "").replace("\r\n", "\n");
    }

    private static String hundredths(String number) {
        BigDecimal rounded = new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static byte[] png(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        double scale = Math.min(PNG_SCALE, Math.sqrt(MOST_PIXELS / width / height));
        BufferedImage image =
                new BufferedImage((int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
        picture.paint(g);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
