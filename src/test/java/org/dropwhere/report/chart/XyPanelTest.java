package org.dropwhere.report.chart;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XyPanelTest {
    private static final PanelAxis ACCURACY = PanelAxis.numbers("accuracy", new Range(0, 1));

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "1e10", "1e38", "1e300"})
    void paintsAnAxisWithPlacesHoweverFarApartTheyAre(String largest) {
        List<String> values = List.of("0.01", largest);
        List<PanelAxis.Tick> places = values.stream()
                .map(value -> new PanelAxis.Tick(Double.parseDouble(value), value))
                .toList();
        paint(
                new PanelAxis(
                        "rate",
                        new Range(-0.5 * places.get(1).at(), 1.5 * places.get(1).at()),
                        "0",
                        places),
                ACCURACY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e3, 1e6, 1e10, 1e15, 1e20, 1e38, 1e300})
    void paintsLossesOfModelsThatDiverged(double largest) {
        PanelAxis losses = PanelAxis.numbers("loss", new Range(0, largest));
        paint(ACCURACY, losses);
        paint(losses, ACCURACY);
    }

    private static void paint(PanelAxis x, PanelAxis y) {
        BufferedImage image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> new XyPanel(List.of(), x, y, List.of()).paint(g, 640, 400));
    }
}
