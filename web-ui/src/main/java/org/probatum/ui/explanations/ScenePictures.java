package org.probatum.ui.explanations;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.slice.SliceStack;
import org.probatum.alignment.slice.SliceView;
import org.probatum.trial.acquisition.RasterImage;

/** Pictures and numbers of an explained image, slice by slice. Safe for several threads. */
final class ScenePictures {

    /** A larger slide is sent smaller; its map keeps its fineness. */
    private static final int LARGEST_SIDE = 1600;

    private static final int MOST_VALUES = 200_000;

    private final ExplainedImage image;
    private final Map<SliceView, SliceStack> stacks = new EnumMap<>(SliceView.class);
    private double black;
    private double white = 1;

    ScenePictures(ExplainedImage image) {
        this.image = image;
        if (image instanceof ExplainedImage.Scan scan) {
            for (SliceView view : SliceView.values()) {
                stacks.put(view, SliceStack.of(scan.volume().grid(), view));
            }
            window(scan.volume());
        }
    }

    /** Black and white at the 0.5th and 99.5th percentile. */
    private void window(Volume volume) {
        float[] all = volume.values();
        int step = Math.max(1, all.length / MOST_VALUES);
        float[] some = new float[(all.length + step - 1) / step];
        for (int n = 0; n < some.length; n++) {
            some[n] = all[n * step];
        }
        Arrays.sort(some);
        black = some[(int) (0.005 * (some.length - 1))];
        white = some[(int) (0.995 * (some.length - 1))];
        white = white > black ? white : black + 1;
    }

    ExplainedImage image() {
        return image;
    }

    /** @throws IllegalArgumentException if the image has no slices */
    SliceStack stack(SliceView view) {
        if (stacks.isEmpty()) {
            throw new IllegalArgumentException("A slide has no slices");
        }
        return Objects.requireNonNull(stacks.get(view));
    }

    /** The slide as PNG. */
    byte[] slide(RasterImage slide) {
        int step = Math.max(1, (Math.max(slide.width(), slide.height()) + LARGEST_SIDE - 1) / LARGEST_SIDE);
        int width = slide.width() / step;
        int height = slide.height() / step;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(picture, n -> slide.at(n % width * step, n / width * step));
        return png(picture);
    }

    /**
     * One slice as a grey PNG.
     *
     * @throws IllegalArgumentException if there is no such slice
     */
    byte[] slice(SliceView view, int slice) {
        SliceStack stack = stack(view);
        float[] values = values(view, slice);
        BufferedImage picture = new BufferedImage(stack.width(), stack.height(), BufferedImage.TYPE_INT_RGB);
        fill(picture, n -> 0x010101 * grey(values[n]));
        return png(picture);
    }

    private int grey(float value) {
        return Float.isNaN(value) ? 0 : (int) Math.round(255 * Math.clamp((value - black) / (white - black), 0.0, 1.0));
    }

    private static void fill(BufferedImage picture, IntUnaryOperator colour) {
        for (int n = 0; n < picture.getWidth() * picture.getHeight(); n++) {
            picture.setRGB(n % picture.getWidth(), n / picture.getWidth(), colour.applyAsInt(n));
        }
    }

    /** The intensities of one slice, row by row. */
    float[] values(SliceView view, int slice) {
        SliceStack stack = stack(view);
        stack.requireSlice(slice);
        Volume volume = ((ExplainedImage.Scan) image).volume();
        float[] values = new float[stack.width() * stack.height()];
        for (int n = 0; n < values.length; n++) {
            Point index = stack.index(slice, n % stack.width(), n / stack.width());
            values[n] = volume.values()[
                    volume.grid().offset((int) Math.round(index.x()), (int) Math.round(index.y()), (int)
                            Math.round(index.z()))];
        }
        return values;
    }

    /** Where each pixel of a slice lies in the volume as it was acquired: x, y, z (LPS mm), pixel by pixel. */
    float[] origins(SliceView view, int slice) {
        SliceStack stack = stack(view);
        stack.requireSlice(slice);
        ExplainedImage.Origin origin = ((ExplainedImage.Scan) image)
                .origin()
                .orElseThrow(() -> new IllegalArgumentException("This volume is shown as it was acquired"));
        float[] places = new float[3 * stack.width() * stack.height()];
        for (int n = 0; n < places.length / 3; n++) {
            Point found =
                    origin.fromShown().fromFixedToMoving(stack.place(slice, n % stack.width(), n / stack.width()));
            places[3 * n] = (float) found.x();
            places[3 * n + 1] = (float) found.y();
            places[3 * n + 2] = (float) found.z();
        }
        return places;
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture in memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /** Numbers as a browser reads them into a Float32Array: four bytes each, the lowest first. */
    static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
