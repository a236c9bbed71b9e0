package org.probatum.report.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/** A figure at a size, ready to be drawn on any surface. Lengths are points (1/72 inch). */
public final class FigureDrawing {

    private static final double TITLE_LINE = 13;
    private static final double SUBTITLE_LINE = 10.5;
    private static final double GAP = 5;

    private final Figure figure;
    private final double width;
    private final List<String> title;
    private final List<String> subtitle;

    private FigureDrawing(Figure figure, double width) {
        if (!(width >= 120)) {
            throw new IllegalArgumentException("A figure is at least 120 pt wide, was " + width);
        }
        this.figure = figure;
        this.width = width;
        FigureLabels labels = figure.labels();
        this.title = Canvas.wrap(labels.title(), width, FigureFonts.bold(FigureStyle.TITLE_SIZE));
        this.subtitle = labels.subtitle().isEmpty() ? List.of() : Canvas.wrap(labels.subtitle(), width, Plot.TEXT);
    }

    /** At the width it is usually printed at. */
    public static FigureDrawing of(Figure figure) {
        return new FigureDrawing(figure, preferredWidth(figure, Painters.of(figure)));
    }

    /** At a given width in points. */
    public static FigureDrawing of(Figure figure, double width) {
        return new FigureDrawing(figure, width);
    }

    private static <F extends Figure> double preferredWidth(F figure, Painter<F> painter) {
        return painter.preferredWidth(figure);
    }

    public double width() {
        return width;
    }

    public double height() {
        return head() + bodyHeight(figure, Painters.of(figure));
    }

    /** Draws the figure with its top left corner at (0, 0), y downwards. */
    public void paint(Graphics2D g) {
        paint(new GraphicsSurface(g));
    }

    void paint(Surface surface) {
        Canvas canvas = new Canvas(surface);
        double y = 0;
        for (String line : title) {
            canvas.text(line, 0, y + 10, 0, FigureFonts.bold(FigureStyle.TITLE_SIZE), FigureStyle.INK);
            y += TITLE_LINE;
        }
        for (String line : subtitle) {
            canvas.text(line, 0, y + 8, 0, Plot.TEXT, FigureStyle.MUTED);
            y += SUBTITLE_LINE;
        }
        surface.transformed(
                AffineTransform.getTranslateInstance(0, head()), () -> paintBody(figure, Painters.of(figure), canvas));
    }

    private double head() {
        return title.size() * TITLE_LINE + subtitle.size() * SUBTITLE_LINE + GAP;
    }

    private <F extends Figure> double bodyHeight(F body, Painter<F> painter) {
        return painter.height(body, width);
    }

    private <F extends Figure> void paintBody(F body, Painter<F> painter, Canvas canvas) {
        painter.paint(body, canvas, width);
    }
}
