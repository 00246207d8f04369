package org.dropwhere.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import org.dropwhere.statistics.Interval;
import org.knowm.xchart.style.markers.Marker;

/**
 * What is drawn between the axes of a panel, in their coordinates. XChart's own series would not do: they draw a line
 * piece by piece, so that dashes begin anew at every point and an SVG gets several times as large, and their error bars
 * are symmetric.
 */
sealed interface PlotElement {
    /**
     * Draws it.
     *
     * @param place from coordinates of the axes to pixels
     */
    void paint(Graphics2D g, AffineTransform place);

    /** A line through points. */
    record Line(List<Point2D> points, Color color, Stroke stroke) implements PlotElement {
        public Line {
            points = List.copyOf(points);
        }

        static Line between(Point2D from, Point2D to, Color color, Stroke stroke) {
            return new Line(List.of(from, to), color, stroke);
        }

        /** An interval of values at a place of the lower axis. */
        static Line upright(double x, Interval interval, Color color, Stroke stroke) {
            return between(
                    new Point2D.Double(x, interval.low()), new Point2D.Double(x, interval.high()), color, stroke);
        }

        @Override
        public void paint(Graphics2D g, AffineTransform place) {
            g.setColor(color);
            g.setStroke(stroke);
            g.draw(place.createTransformedShape(path(points)));
        }
    }

    /** The inside of a polygon. */
    record Area(List<Point2D> corners, Color color) implements PlotElement {
        public Area {
            corners = List.copyOf(corners);
        }

        @Override
        public void paint(Graphics2D g, AffineTransform place) {
            Path2D path = path(corners);
            path.closePath();
            g.setColor(color);
            g.fill(place.createTransformedShape(path));
        }
    }

    /** A marker at each point. */
    record Dots(List<Point2D> points, Color color, Marker marker, int size) implements PlotElement {
        public Dots {
            points = List.copyOf(points);
        }

        @Override
        public void paint(Graphics2D g, AffineTransform place) {
            g.setColor(color);
            for (Point2D point : points) {
                Point2D at = place.transform(point, null);
                marker.paint(g, at.getX(), at.getY(), size);
            }
        }
    }

    private static Path2D path(List<Point2D> points) {
        Path2D path = new Path2D.Double();
        for (Point2D point : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.getX(), point.getY());
            } else {
                path.lineTo(point.getX(), point.getY());
            }
        }
        return path;
    }
}
