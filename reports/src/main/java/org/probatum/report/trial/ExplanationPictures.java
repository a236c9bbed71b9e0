package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probatum.evaluation.interpretability.Upsampling;
import org.probatum.evaluation.preparation.SlideImage;
import org.probatum.evaluation.preparation.VoxelArray;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationPainter;
import org.probatum.registry.Tensor;
import org.probatum.report.figure.AttributionBarsFigure;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureDrawing;
import org.probatum.report.figure.FigureLabels;
import org.probatum.report.figure.FigurePng;
import org.probatum.report.figure.HeatMapFigure;
import org.probatum.report.figure.PixelImage;
import org.probatum.report.figure.WordWeightsFigure;
import org.probatum.report.number.Numbers;

/** Draws stored explanations with the plot engine of reports and screens. */
public final class ExplanationPictures implements ExplanationPainter {

    private static final double DOTS_PER_INCH = 90;
    private static final double OPACITY = 0.45;
    private static final double OPACITY_OF_MAPS = 0.8;

    /** Cells along each side of a feature map that is drawn over a whole slide. */
    private static final int SMOOTH = 64;

    private static final String FALL = "Fall of the output without it";
    private static final String ACTIVATION = "Weighted activation";

    @Override
    public byte[] paint(ExplanationContent content, String subtitle, String mark, boolean reliable) {
        return FigurePng.of(FigureDrawing.of(figure(content, subtitle, mark, reliable)), DOTS_PER_INCH);
    }

    /** The figure of an explanation. */
    public static Figure figure(ExplanationContent content, String subtitle, String mark, boolean reliable) {
        return switch (content) {
            case ExplanationContent.TileWeights tiles -> tiles(tiles, subtitle, mark, reliable);
            case ExplanationContent.SliceWeights slices -> slices(slices, subtitle, mark, reliable);
            case ExplanationContent.WordWeights words -> words(words, subtitle, mark, reliable);
            case ExplanationContent.SlideMap map -> slide(map, subtitle, mark, reliable);
            case ExplanationContent.VolumeMap map -> volume(map, subtitle, mark, reliable);
            case ExplanationContent.SignedValues values -> bars(values, subtitle, mark, reliable);
            case ExplanationContent.ModalityContributions modalities ->
                modalities(modalities, subtitle, mark, reliable);
        };
    }

    private static Figure tiles(ExplanationContent.TileWeights tiles, String subtitle, String mark, boolean reliable) {
        return new HeatMapFigure(
                new FigureLabels(
                        tiles.title(),
                        subtitle,
                        "Slide with the weight of each tissue tile; where the model weighted, not why"),
                picture(tiles.slide()),
                new HeatMapFigure.ScoreGrid(tiles.columns(), tiles.rows(), tiles.weights(), scale(tiles.signed())),
                opacity(tiles.signed()),
                tiles.signed() ? FALL : "Weight of the tile (share of all)",
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
        SlicePicture picture = new SlicePicture(volume);
        String weight = String.format(
                Locale.ROOT,
                slices.signed() ? ", fall %+.4f" : ", weight %.2f",
                slices.weights().get(most));
        return new HeatMapFigure(
                new FigureLabels(
                        slices.title(), subtitle, "The slice that the model weighted most, of " + volume.slices()),
                picture.grey(most),
                weightsAsBar(slices),
                0.85,
                slices.signed() ? FALL + ", first slice to last" : "Weight of each slice, first to last (share of all)",
                volume.inPlane(),
                Optional.of(picture.place(most, weight)),
                mark,
                reliable);
    }

    /** The weights of all slices as a row of cells along the bottom of the picture. */
    private static HeatMapFigure.ScoreGrid weightsAsBar(ExplanationContent.SliceWeights slices) {
        int columns = slices.weights().size();
        int rows = 12;
        List<Double> cells = new ArrayList<>(Collections.nCopies(columns * (rows - 1), Double.NaN));
        cells.addAll(slices.weights());
        return new HeatMapFigure.ScoreGrid(columns, rows, cells, scale(slices.signed()));
    }

    private static Figure words(ExplanationContent.WordWeights words, String subtitle, String mark, boolean reliable) {
        List<WordWeightsFigure.Word> placed = new ArrayList<>();
        for (int i = 0; i < words.words().size(); i++) {
            placed.add(new WordWeightsFigure.Word(
                    words.words().get(i), words.weights().get(i)));
        }
        return new WordWeightsFigure(
                new FigureLabels(
                        words.title(),
                        subtitle,
                        "The note with the weight of each word; where the model weighted, not why"),
                placed,
                words.signed(),
                words.signed() ? FALL : "Weight of the word (share of all); the larger ones stand below",
                mark,
                reliable);
    }

    private static Figure slide(ExplanationContent.SlideMap map, String subtitle, String mark, boolean reliable) {
        ExplanationContent.Grid grid = map.grid();
        return new HeatMapFigure(
                new FigureLabels(map.title(), subtitle, "Slide with a map of what the output followed; where, not why"),
                picture(map.slide()),
                grid.signed()
                        ? new HeatMapFigure.ScoreGrid(
                                grid.columns(), grid.rows(), grid.values(), HeatMapFigure.Scale.SIGNED)
                        : smooth(grid, 1, SMOOTH, SMOOTH, 0),
                OPACITY_OF_MAPS,
                grid.signed() ? FALL : ACTIVATION,
                Double.NaN,
                Optional.empty(),
                mark,
                reliable);
    }

    /** The slice of the largest value, with the part of the map that lies on it. */
    private static Figure volume(ExplanationContent.VolumeMap map, String subtitle, String mark, boolean reliable) {
        VoxelArray volume = map.volume();
        int most = map.mostWeighted();
        SlicePicture picture = new SlicePicture(volume);
        return new HeatMapFigure(
                new FigureLabels(
                        map.title(),
                        subtitle,
                        "The slice with the largest value of the map, of " + volume.slices() + "; where, not why"),
                picture.grey(most),
                placed(picture, onSlice(map, most - map.firstSlice())),
                OPACITY_OF_MAPS,
                map.grid().signed() ? FALL : ACTIVATION,
                volume.inPlane(),
                Optional.of(picture.place(most, " of " + map.name())),
                mark,
                reliable);
    }

    private static HeatMapFigure.ScoreGrid placed(SlicePicture picture, HeatMapFigure.ScoreGrid grid) {
        return new HeatMapFigure.ScoreGrid(
                grid.columns(), grid.rows(), picture.cells(grid.rows(), grid.columns(), grid.scores()), grid.scale());
    }

    /** Parts that were taken away keep their edges; a feature map is drawn between the centres of its cells. */
    private static HeatMapFigure.ScoreGrid onSlice(ExplanationContent.VolumeMap map, int slice) {
        ExplanationContent.Grid grid = map.grid();
        if (!grid.signed()) {
            VoxelArray volume = map.volume();
            return smooth(grid, map.coveredSlices(), volume.rows(), volume.columns(), slice);
        }
        int plane = grid.rows() * grid.columns();
        int cell = slice * grid.slices() / map.coveredSlices();
        return new HeatMapFigure.ScoreGrid(
                grid.columns(),
                grid.rows(),
                grid.values().subList(cell * plane, (cell + 1) * plane),
                HeatMapFigure.Scale.SIGNED);
    }

    private static HeatMapFigure.ScoreGrid smooth(
            ExplanationContent.Grid grid, int slices, int rows, int columns, int slice) {
        double[] values =
                grid.values().stream().mapToDouble(Double::doubleValue).toArray();
        Tensor.Doubles coarse = new Tensor.Doubles(new long[] {1, grid.slices(), grid.rows(), grid.columns()}, values);
        double[] fine =
                Upsampling.linear(coarse, new long[] {slices, rows, columns}).values();
        List<Double> plane = Arrays.stream(fine, slice * rows * columns, (slice + 1) * rows * columns)
                .boxed()
                .toList();
        return new HeatMapFigure.ScoreGrid(columns, rows, plane, HeatMapFigure.Scale.FADING);
    }

    private static HeatMapFigure.Scale scale(boolean signed) {
        return signed ? HeatMapFigure.Scale.SIGNED : HeatMapFigure.Scale.EVEN;
    }

    private static double opacity(boolean signed) {
        return signed ? OPACITY_OF_MAPS : OPACITY;
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

    private static Figure modalities(
            ExplanationContent.ModalityContributions modalities, String subtitle, String mark, boolean reliable) {
        List<AttributionBarsFigure.Bar> bars = modalities.contributions().stream()
                .map(c -> new AttributionBarsFigure.Bar(
                        c.modality(),
                        c.presence() == ExplanationContent.Presence.MISSING ? "missing" : "given",
                        c.shapley(),
                        c.presence() == ExplanationContent.Presence.FILLED))
                .toList();
        String words = reliable ? mark : mark + " \u2013 do not interpret";
        return AttributionBarsFigure.of(
                new FigureLabels(
                        modalities.title(),
                        subtitle + " \u00b7 " + words,
                        "Shapley value of each modality; positive raises the output " + modalities.unit()),
                bars,
                modalities.baseline(),
                modalities.prediction(),
                modalities.unit());
    }

    private static PixelImage picture(SlideImage slide) {
        int[] rgb = new int[slide.width() * slide.height()];
        byte[] bytes = slide.rgb();
        Arrays.setAll(rgb, i -> (bytes[3 * i] & 0xff) << 16 | (bytes[3 * i + 1] & 0xff) << 8 | bytes[3 * i + 2] & 0xff);
        return PixelImage.ofRgb(slide.width(), slide.height(), rgb);
    }
}
