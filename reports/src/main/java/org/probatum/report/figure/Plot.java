package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A rectangle with two axes: frame, grid, ticks, curves and bands. */
final class Plot {

    static final Font TEXT = FigureFonts.regular(FigureStyle.TEXT_SIZE);
    static final Font SMALL = FigureFonts.regular(FigureStyle.SMALL_SIZE);
    static final Font BOLD = FigureFonts.bold(FigureStyle.TEXT_SIZE);
    private static final BasicStroke HAIR = new BasicStroke(0.5f);
    private static final BasicStroke AXIS = new BasicStroke(0.8f);

    final Canvas canvas;
    final Axis x;
    final Axis y;

    Plot(Canvas canvas, Axis x, Axis y) {
        this.canvas = canvas;
        this.x = x;
        this.y = y;
    }

    double left() {
        return x.from();
    }

    double right() {
        return x.to();
    }

    double top() {
        return y.to();
    }

    double bottom() {
        return y.from();
    }

    void xAxis(List<Double> ticks, List<String> labels, String title) {
        for (int i = 0; i < ticks.size(); i++) {
            double at = x.at(ticks.get(i));
            canvas.line(at, bottom(), at, bottom() + 3, AXIS, FigureStyle.MUTED);
            canvas.text(labels.get(i), at, bottom() + 12, 0.5, TEXT, FigureStyle.INK);
        }
        canvas.line(left(), bottom(), right(), bottom(), AXIS, FigureStyle.MUTED);
        canvas.text(title, (left() + right()) / 2, bottom() + 24, 0.5, TEXT, FigureStyle.INK);
    }

    void yAxis(List<Double> ticks, String title, double titleX) {
        List<String> labels = Axis.labels(ticks);
        for (int i = 0; i < ticks.size(); i++) {
            double at = y.at(ticks.get(i));
            if (at < bottom() - 1) {
                canvas.line(left(), at, right(), at, HAIR, FigureStyle.GRID);
            }
            canvas.line(left() - 3, at, left(), at, AXIS, FigureStyle.MUTED);
            canvas.text(labels.get(i), left() - 5, at + 2.8, 1, TEXT, FigureStyle.INK);
        }
        canvas.line(left(), top(), left(), bottom(), AXIS, FigureStyle.MUTED);
        canvas.vertical(title, titleX, (top() + bottom()) / 2, TEXT, FigureStyle.INK);
    }

    XY place(double px, double py) {
        return new XY(x.at(px), y.at(py));
    }

    List<XY> place(List<XY> points) {
        return points.stream().map(p -> place(p.x(), p.y())).toList();
    }

    void curve(List<XY> points, int series, float width) {
        canvas.stroke(Canvas.polyline(place(points)), FigureStyle.line(series, width), FigureStyle.colour(series));
    }

    void band(List<BandPoint> band, Color colour) {
        if (band.size() < 2) {
            return;
        }
        List<XY> outline = new ArrayList<>();
        band.forEach(p -> outline.add(place(p.x(), p.upper())));
        band.reversed().forEach(p -> outline.add(place(p.x(), p.lower())));
        Path2D path = Canvas.polyline(outline);
        path.closePath();
        canvas.fill(path, FigureStyle.translucent(colour, 0.16));
    }

    /** Lines of text in a corner of the plot, on white. */
    void corner(List<String> lines, boolean top, boolean left) {
        double widest =
                lines.stream().mapToDouble(l -> Canvas.width(l, TEXT)).max().orElse(0);
        double height = lines.size() * 11.0;
        double x0 = left ? left() + 6 : right() - widest - 4;
        double y0 = top ? top() + 4 : bottom() - height - 6;
        canvas.rectangle(x0 - 3, y0 - 1, widest + 6, height + 3, FigureStyle.translucent(Color.WHITE, 0.85));
        for (int i = 0; i < lines.size(); i++) {
            canvas.text(lines.get(i), x0, y0 + 9 + 11 * i, 0, i == 0 ? BOLD : TEXT, FigureStyle.INK);
        }
    }

    /** Moves label positions apart to at least {@code gap}, keeping their order, within the plot. */
    static double[] spread(double[] wanted, double gap, double top, double bottom) {
        Integer[] order = new Integer[wanted.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(i -> wanted[i]));
        double[] placed = wanted.clone();
        for (int k = 1; k < order.length; k++) {
            placed[order[k]] = Math.max(placed[order[k]], placed[order[k - 1]] + gap);
        }
        double over = order.length == 0 ? 0 : placed[order[order.length - 1]] - bottom;
        for (int k = order.length - 1; over > 0 && k >= 0; k--) {
            double limit = k == order.length - 1 ? bottom : placed[order[k + 1]] - gap;
            placed[order[k]] = Math.max(Math.min(placed[order[k]], limit), top);
        }
        return placed;
    }

    /** A legend line: a stretch of the series' line, then its name. */
    void legend(String name, int series, double x0, double y0) {
        canvas.line(x0, y0 - 3, x0 + 18, y0 - 3, FigureStyle.line(series, 1.5f), FigureStyle.colour(series));
        canvas.text(name, x0 + 22, y0, 0, TEXT, FigureStyle.INK);
    }
}
