package org.probatum.report.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.probatum.report.number.Numbers;

/** Draws scores over a picture, with a numbered legend, a scale bar and, for slices, orientation letters. */
final class HeatMapPainter implements Painter<HeatMapFigure> {

    private static final double LEGEND = 58;

    @Override
    public double preferredWidth(HeatMapFigure figure) {
        return 340;
    }

    @Override
    public double height(HeatMapFigure figure, double width) {
        return pictureHeight(figure, width) + 14 + (figure.slice().isPresent() ? 11 : 0);
    }

    private static double pictureWidth(HeatMapFigure figure, double width) {
        double most = width - LEGEND;
        double tall = most * figure.picture().height() / figure.picture().width();
        return tall > 380 ? most * 380 / tall : most;
    }

    private static double pictureHeight(HeatMapFigure figure, double width) {
        return pictureWidth(figure, width)
                * figure.picture().height()
                / figure.picture().width();
    }

    @Override
    public void paint(HeatMapFigure figure, Canvas canvas, double width) {
        double w = pictureWidth(figure, width);
        double h = pictureHeight(figure, width);
        canvas.image(blend(figure), 0, 0, w, h);
        canvas.frame(0, 0, w, h, 0.6f, FigureStyle.MUTED);
        if (Double.isFinite(figure.millimetresPerPixel())) {
            Overlays.scaleBar(canvas, w / figure.picture().width() / figure.millimetresPerPixel(), w, h);
        }
        figure.slice().ifPresent(slice -> orientation(slice, canvas, w, h));
        if (!figure.reliable()) {
            Overlays.stamp(canvas, "not reliable", w, h);
        }
        legend(figure, canvas, w + 10, h);
        canvas.text(figure.passMark(), 0, h + 11, 0, Plot.TEXT, FigureStyle.INK);
        figure.slice().ifPresent(s -> canvas.text(s.position(), 0, h + 22, 0, Plot.TEXT, FigureStyle.MUTED));
    }

    /** Picture and scores in one image, at least twice as fine as the grid. */
    private static BufferedImage blend(HeatMapFigure figure) {
        PixelImage picture = figure.picture();
        HeatMapFigure.ScoreGrid grid = figure.grid();
        Tint tint = Tint.of(figure);
        int scale = Math.max(1, (int) Math.ceil(2.0 * grid.columns() / picture.width()));
        BufferedImage image =
                new BufferedImage(picture.width() * scale, picture.height() * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double score = grid.at(x * grid.columns() / image.getWidth(), y * grid.rows() / image.getHeight());
                int below = picture.rgb(x / scale, y / scale);
                image.setRGB(x, y, Double.isNaN(score) ? below : tint.over(below, score));
            }
        }
        return image;
    }

    /** The colours of one figure: its scale from the smallest to the largest score, found once. */
    private record Tint(HeatMapFigure.Scale scale, double low, double high, double opacity) {

        static Tint of(HeatMapFigure figure) {
            HeatMapFigure.ScoreGrid grid = figure.grid();
            return new Tint(grid.scale(), grid.minimum(), grid.maximum(), figure.opacity());
        }

        int over(int below, double score) {
            double share = (score - low) / Math.max(high - low, Double.MIN_NORMAL);
            return switch (scale) {
                case EVEN -> mix(below, Cividis.at(share).getRGB(), opacity);
                case FADING -> mix(below, Cividis.at(share).getRGB(), opacity * share);
                case SIGNED -> {
                    Color colour = score >= 0 ? FigureStyle.RAISES : FigureStyle.LOWERS;
                    yield mix(below, colour.getRGB(), opacity * Math.abs(2 * share - 1));
                }
            };
        }

        Color onLegend(double share) {
            return scale == HeatMapFigure.Scale.SIGNED
                    ? new Color(over(0xFFFFFF, low + share * (high - low)))
                    : Cividis.at(share);
        }
    }

    private static int mix(int below, int above, double opacity) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int b = below >> shift & 0xFF;
            int a = above >> shift & 0xFF;
            mixed |= (int) Math.round(b + opacity * (a - b)) << shift;
        }
        return mixed;
    }

    private static void orientation(HeatMapFigure.Slice slice, Canvas canvas, double w, double h) {
        Overlays.letter(canvas, slice.left(), 9, h / 2);
        Overlays.letter(canvas, slice.right(), w - 9, h / 2);
        Overlays.letter(canvas, slice.top(), w / 2, 9);
        Overlays.letter(canvas, slice.bottom(), w / 2, h - 9);
    }

    private static void legend(HeatMapFigure figure, Canvas canvas, double x, double h) {
        double top = 8;
        double height = Math.min(140, h - 16);
        int steps = 64;
        Tint tint = Tint.of(figure);
        for (int i = 0; i < steps; i++) {
            double share = 1 - (i + 0.5) / steps;
            canvas.rectangle(x, top + height * i / steps, 10, height / steps + 0.3, tint.onLegend(share));
        }
        canvas.frame(x, top, 10, height, 0.5f, FigureStyle.MUTED);
        double low = tint.low();
        double high = tint.high();
        int decimals = high - low >= 10 ? 0 : high - low >= 0.5 ? 2 : high - low >= 0.05 ? 3 : 4;
        double widest = 0;
        for (int i = 0; i <= 4; i++) {
            String value = Numbers.decimal(high - (high - low) * i / 4, decimals);
            widest = Math.max(widest, Canvas.width(value, Plot.SMALL));
            canvas.text(value, x + 14, top + height * i / 4 + 2.8, 0, Plot.SMALL, FigureStyle.INK);
        }
        double beside = Math.min(x + LEGEND - 13, x + 14 + widest + 8);
        canvas.vertical(figure.legend(), beside, top + height / 2, Plot.SMALL, FigureStyle.MUTED);
    }
}
