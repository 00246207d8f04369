package org.dropwhere.report.chart;

/**
 * A chart that is to be drawn.
 *
 * @param name names its files
 * @param description what it shows in words and numbers
 * @param picture what is drawn
 */
record ChartDraft(String name, String description, Picture picture) {
    Chart draw() {
        return new Chart(name, picture.title(), description, PictureFormats.svg(picture), PictureFormats.png(picture));
    }
}
