package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probatum.evaluation.preparation.SlideImage;
import org.probatum.evaluation.preparation.VoxelArray;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationPainter;
import org.probatum.report.figure.AttributionBarsFigure;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureDrawing;
import org.probatum.report.figure.FigureLabels;
import org.probatum.report.figure.FigurePng;
import org.probatum.report.figure.HeatMapFigure;
import org.probatum.report.figure.PixelImage;
import org.probatum.report.number.Numbers;

/** Draws stored explanations with the plot engine of reports and screens. */
public final class ExplanationPictures implements ExplanationPainter {

    private static final double DOTS_PER_INCH = 90;
    private static final double OPACITY = 0.45;

    @Override
    public byte[] paint(ExplanationContent content, String subtitle, String mark, boolean reliable) {
        return FigurePng.of(FigureDrawing.of(figure(content, subtitle, mark, reliable)), DOTS_PER_INCH);
    }

    /** The figure of an explanation. */
    public static Figure figure(ExplanationContent content, String subtitle, String mark, boolean reliable) {
        return switch (content) {
            case ExplanationContent.TileWeights tiles -> tiles(tiles, subtitle, mark, reliable);
            case ExplanationContent.SliceWeights slices -> slices(slices, subtitle, mark, reliable);
            case ExplanationContent.SignedValues values -> bars(values, subtitle, mark, reliable);
        };
    }

    private static Figure tiles(ExplanationContent.TileWeights tiles, String subtitle, String mark, boolean reliable) {
        return new HeatMapFigure(
                new FigureLabels(
                        tiles.title(),
                        subtitle,
                        "Slide with the weight of each tissue tile; where the model weighted, not why"),
                picture(tiles.slide()),
                new HeatMapFigure.ScoreGrid(tiles.columns(), tiles.rows(), tiles.weights()),
                OPACITY,
                "Weight of the tile (share of all)",
                Double.NaN,
                Optional.empty(),
                mark,
                reliable);
    }

    /** The most weighted slice, without an overlay; its weight stands in the position. */
    private static Figure slices(
            ExplanationContent.SliceWeights slices, String subtitle, String mark, boolean reliable) {
        int most = slices.mostWeighted();
        VoxelArray volume = slices.volume();
        double[] grey = slice(volume, most);
        String position = String.format(
                Locale.ROOT,
                "axial, slice %d of %d, weight %.2f",
                most + 1,
                volume.slices(),
                slices.weights().get(most));
        return new HeatMapFigure(
                new FigureLabels(
                        slices.title(), subtitle, "The slice that the model weighted most, of " + volume.slices()),
                PixelImage.ofGrey(volume.columns(), volume.rows(), grey, 0, 255),
                weightsAsBar(slices),
                0.85,
                "Weight of each slice, first to last (share of all)",
                volume.inPlane(),
                Optional.of(new HeatMapFigure.Slice("R", "L", "A", "P", position)),
                mark,
                reliable);
    }

    /** The weights of all slices as a row of cells along the bottom of the picture. */
    private static HeatMapFigure.ScoreGrid weightsAsBar(ExplanationContent.SliceWeights slices) {
        int columns = slices.weights().size();
        int rows = 12;
        List<Double> cells = new ArrayList<>(Collections.nCopies(columns * (rows - 1), Double.NaN));
        cells.addAll(slices.weights());
        return new HeatMapFigure.ScoreGrid(columns, rows, cells);
    }

    private static double[] slice(VoxelArray volume, int k) {
        int plane = volume.rows() * volume.columns();
        double[] grey = new double[plane];
        for (int i = 0; i < plane; i++) {
            grey[i] = volume.values()[k * plane + i];
        }
        return grey;
    }

    private static Figure bars(ExplanationContent.SignedValues values, String subtitle, String mark, boolean reliable) {
        List<AttributionBarsFigure.Bar> bars = values.values().stream()
                .map(v -> new AttributionBarsFigure.Bar(
                        v.feature(),
                        Double.isFinite(v.value()) ? Numbers.decimal(v.value(), 2) : "missing",
                        v.attribution(),
                        v.filled()))
                .toList();
        String words = reliable ? mark : mark + " \u2013 do not interpret";
        return AttributionBarsFigure.of(
                new FigureLabels(
                        values.title(),
                        subtitle + " \u00b7 " + words,
                        "Signed attribution of each feature; positive raises the output " + values.unit()),
                bars,
                values.baseline(),
                values.prediction(),
                values.unit());
    }

    private static PixelImage picture(SlideImage slide) {
        int[] rgb = new int[slide.width() * slide.height()];
        byte[] bytes = slide.rgb();
        Arrays.setAll(rgb, i -> (bytes[3 * i] & 0xff) << 16 | (bytes[3 * i + 1] & 0xff) << 8 | bytes[3 * i + 2] & 0xff);
        return PixelImage.ofRgb(slide.width(), slide.height(), rgb);
    }
}
