package org.probatum.ui.explanations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.slice.SliceStack;
import org.probatum.alignment.slice.SliceView;
import org.probatum.evaluation.explanation.snapshot.Snapshot;

/** What the viewer's script is told about a scene: sizes and geometry of the image, and the stored values of each map. */
final class SceneDescription {

    private SceneDescription() {}

    /**
     * One map over the image.
     *
     * @param mark the pass mark in words
     */
    record Layer(String label, Snapshot.SpatialMap map, boolean reliable, String mark) {}

    static Map<String, Object> of(ScenePictures pictures, List<Layer> layers) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", pictures.image().name());
        switch (pictures.image()) {
            case ExplainedImage.Slide slide -> {
                plain.put("kind", "slide");
                plain.put("width", slide.image().width());
                plain.put("height", slide.image().height());
            }
            case ExplainedImage.Scan scan ->
                volume(plain, scan, pictures, layers.getFirst().map());
        }
        plain.put(
                "maps",
                layers.stream().map(layer -> layer(layer, pictures.image())).toList());
        return plain;
    }

    private static void volume(
            Map<String, Object> plain, ExplainedImage.Scan scan, ScenePictures pictures, Snapshot.SpatialMap first) {
        Volume volume = scan.volume();
        plain.put("kind", "volume");
        plain.put(
                "size",
                List.of(
                        volume.grid().columns(),
                        volume.grid().rows(),
                        volume.grid().slices()));
        plain.put("native", scan.origin().map(ExplainedImage.Origin::name).orElse(""));
        Map<String, Object> views = new LinkedHashMap<>();
        for (SliceView view : SliceView.values()) {
            views.put(view.name().toLowerCase(Locale.ROOT), view(pictures.stack(view)));
        }
        plain.put("views", views);
        plain.put("start", start(first, pictures.stack(SliceView.AXIAL)));
    }

    /** The axial slice through the middle of the cell of the largest magnitude. */
    private static int start(Snapshot.SpatialMap map, SliceStack axial) {
        int cell = 0;
        for (int n = 1; n < map.values().size(); n++) {
            cell = Math.abs(map.values().get(n)) > Math.abs(map.values().get(cell)) ? n : cell;
        }
        int columns = axial.grid().columns();
        int rows = axial.grid().rows();
        Point voxel = new Point(
                middle(cell % map.columns(), map.columns(), columns),
                middle(cell / map.columns() % map.rows(), map.rows(), rows),
                map.firstSlice() + middle(cell / (map.rows() * map.columns()), map.slices(), map.coveredSlices()));
        return (int) Math.round(axial.picture(axial.grid().toPhysical(voxel)).z());
    }

    private static int middle(int cell, int cells, int voxels) {
        return (2 * cell + 1) * voxels / (2 * cells);
    }

    /** Sizes, and the place of pixel (0, 0) of slice 0 with the steps to its neighbours, in LPS mm and in voxels. */
    private static Map<String, Object> view(SliceStack stack) {
        Map<String, Object> plain =
                steps(stack.place(0, 0, 0), stack.place(0, 1, 0), stack.place(0, 0, 1), stack.place(1, 0, 0));
        plain.put("count", stack.count());
        plain.put("width", stack.width());
        plain.put("height", stack.height());
        plain.put("pixelWidth", stack.pixelWidth());
        plain.put("pixelHeight", stack.pixelHeight());
        plain.put(
                "index", steps(stack.index(0, 0, 0), stack.index(0, 1, 0), stack.index(0, 0, 1), stack.index(1, 0, 0)));
        SliceView view = stack.view();
        plain.put("edges", List.of(view.left(), view.right(), view.top(), view.bottom()));
        return plain;
    }

    private static Map<String, Object> steps(Point origin, Point across, Point down, Point through) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("origin", numbers(origin));
        plain.put("across", numbers(across.minus(origin)));
        plain.put("down", numbers(down.minus(origin)));
        plain.put("through", numbers(through.minus(origin)));
        return plain;
    }

    private static List<Double> numbers(Point p) {
        return List.of(p.x(), p.y(), p.z());
    }

    private static Map<String, Object> layer(Layer layer, ExplainedImage image) {
        Snapshot.SpatialMap map = layer.map();
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("label", layer.label());
        plain.put("reliable", layer.reliable());
        plain.put("mark", layer.mark());
        plain.put("signed", map.signed());
        // A feature map leaves the picture free where it is low; tiles have a weight each.
        plain.put("fading", map.over() == Snapshot.Over.SLIDE || map.over() == Snapshot.Over.VOLUME);
        plain.put("unit", map.signed() ? "change of the output" : "");
        plain.put("tile", tile(map, image));
        plain.put("firstSlice", map.firstSlice());
        plain.put("coveredSlices", map.coveredSlices());
        plain.put("slices", map.slices());
        plain.put("rows", map.rows());
        plain.put("columns", map.columns());
        plain.put("values", values(map.values()));
        return plain;
    }

    /** Pixels along a side of a tile, the largest that the grid lets through; 0 where cells span the image evenly. */
    private static int tile(Snapshot.SpatialMap map, ExplainedImage image) {
        return map.over() == Snapshot.Over.TILES && image instanceof ExplainedImage.Slide slide
                ? Math.min(slide.image().width() / map.columns(), slide.image().height() / map.rows())
                : 0;
    }

    /** Null where there is no value, as JSON has no NaN. */
    private static List<@Nullable Double> values(List<Double> values) {
        List<@Nullable Double> plain = new ArrayList<>();
        values.forEach(value -> plain.add(value.isNaN() ? null : value));
        return plain;
    }
}
