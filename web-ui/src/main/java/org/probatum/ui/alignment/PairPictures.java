package org.probatum.ui.alignment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.probatum.alignment.Point;
import org.probatum.alignment.resampling.Interpolation;
import org.probatum.alignment.resampling.Resampler;
import org.probatum.alignment.slice.DeformationGrid;
import org.probatum.alignment.slice.SliceStack;
import org.probatum.alignment.slice.SliceView;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.evaluation.run.AlignedPair;

/**
 * Slices through a pair of volumes: grey pictures, intensities and places. Safe for several threads.
 *
 * <p>Pixels of {@link Layer#FIXED}, {@link Layer#BEFORE} and {@link Layer#AFTER} are voxels of the fixed volume, so the same
 * pixel shows the same place of the fixed space in all three; {@link Layer#MOVING} is the moving volume on its own grid.
 */
final class PairPictures {

    /** What a slice shows. */
    enum Layer {
        /** The fixed volume. */
        FIXED,
        /** The moving volume where the headers of the files put it. */
        BEFORE,
        /** The moving volume through the transform. */
        AFTER,
        /** The moving volume on its own grid. */
        MOVING
    }

    private static final int MESH_CELLS = 16;

    private final Optional<SpatialTransform> transform;
    private final Map<SliceView, SliceStack> fixedStacks = new EnumMap<>(SliceView.class);
    private final Map<SliceView, SliceStack> movingStacks = new EnumMap<>(SliceView.class);
    private final Resampler fixed;
    private final Resampler moving;
    private final GreyWindow fixedWindow;
    private final GreyWindow movingWindow;

    PairPictures(AlignedPair pair) {
        this.transform = pair.transform();
        for (SliceView view : SliceView.values()) {
            fixedStacks.put(view, SliceStack.of(pair.fixed().volume().grid(), view));
            movingStacks.put(view, SliceStack.of(pair.moving().volume().grid(), view));
        }
        this.fixed = Resampler.of(pair.fixed().volume(), Interpolation.NEAREST, Float.NaN);
        this.moving = Resampler.of(pair.moving().volume(), Interpolation.LINEAR, Float.NaN);
        this.fixedWindow = GreyWindow.of(pair.fixed().volume());
        this.movingWindow = GreyWindow.of(pair.moving().volume());
    }

    /** The slices on which a layer is drawn. */
    SliceStack stack(Layer layer, SliceView view) {
        return java.util.Objects.requireNonNull((layer == Layer.MOVING ? movingStacks : fixedStacks).get(view));
    }

    /**
     * A grey PNG picture of one slice.
     *
     * @throws IllegalArgumentException if there is no such slice, or no transform for {@link Layer#AFTER}
     */
    byte[] png(Layer layer, SliceView view, int slice) {
        SliceStack stack = stack(layer, view);
        float[] values = values(layer, view, slice);
        GreyWindow window = layer == Layer.FIXED ? fixedWindow : movingWindow;
        BufferedImage image = new BufferedImage(stack.width(), stack.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int n = 0; n < values.length; n++) {
            image.getRaster().setSample(n % stack.width(), n / stack.width(), 0, window.grey(values[n]));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture in memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /** The intensities of one slice, row by row; NaN outside the volume. */
    float[] values(Layer layer, SliceView view, int slice) {
        SliceStack stack = stack(layer, view);
        stack.requireSlice(slice);
        float[] values = new float[stack.width() * stack.height()];
        for (int n = 0; n < values.length; n++) {
            values[n] = value(layer, stack.place(slice, n % stack.width(), n / stack.width()));
        }
        return values;
    }

    private float value(Layer layer, Point place) {
        return switch (layer) {
            case FIXED -> fixed.valueAt(place);
            case BEFORE, MOVING -> moving.valueAt(place);
            case AFTER -> moving.valueAt(requireTransform().fromFixedToMoving(place));
        };
    }

    /** Where the transform finds each pixel of a slice in the moving space: x, y, z (LPS mm), pixel by pixel. */
    float[] places(SliceView view, int slice) {
        SliceStack stack = stack(Layer.FIXED, view);
        stack.requireSlice(slice);
        float[] places = new float[3 * stack.width() * stack.height()];
        for (int n = 0; n < places.length / 3; n++) {
            Point found =
                    requireTransform().fromFixedToMoving(stack.place(slice, n % stack.width(), n / stack.width()));
            places[3 * n] = (float) found.x();
            places[3 * n + 1] = (float) found.y();
            places[3 * n + 2] = (float) found.z();
        }
        return places;
    }

    /** The deformed mesh of a slice; empty when the transform is linear or there is none. */
    Optional<DeformationGrid> mesh(SliceView view, int slice) {
        return transform
                .filter(FreeFormTransform.class::isInstance)
                .map(t -> DeformationGrid.of((FreeFormTransform) t, stack(Layer.FIXED, view), slice, MESH_CELLS));
    }

    private SpatialTransform requireTransform() {
        return transform.orElseThrow(() -> new IllegalArgumentException("This pair has no transform"));
    }

    /** Numbers as a browser reads them into a Float32Array: four bytes each, the lowest first. */
    static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
