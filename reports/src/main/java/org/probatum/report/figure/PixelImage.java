package org.probatum.report.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** An image as pixels, row by row from the top left; immutable. */
public final class PixelImage {

    private final int width;
    private final int height;
    private final int[] rgb;

    private PixelImage(int width, int height, int[] rgb) {
        if (width < 1 || height < 1 || rgb.length != width * height) {
            throw new IllegalArgumentException(
                    "An image of " + width + " × " + height + " pixels cannot hold " + rgb.length);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** From packed {@code 0xRRGGBB} values; shape [height × width]. */
    public static PixelImage ofRgb(int width, int height, int[] rgb) {
        return new PixelImage(width, height, rgb.clone());
    }

    /**
     * From grey values, for example a slice of a volume.
     *
     * @param values shape [height × width]; NaN is drawn black
     * @param black the value drawn black and below
     * @param white the value drawn white and above; greater than {@code black}
     */
    public static PixelImage ofGrey(int width, int height, double[] values, double black, double white) {
        if (!(white > black)) {
            throw new IllegalArgumentException("The white value " + white + " must exceed the black value " + black);
        }
        int[] rgb = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            double share = Double.isNaN(values[i]) ? 0 : (values[i] - black) / (white - black);
            int grey = (int) Math.round(255 * Math.max(0, Math.min(1, share)));
            rgb[i] = grey << 16 | grey << 8 | grey;
        }
        return new PixelImage(width, height, rgb);
    }

    /** From a PNG file's bytes. */
    public static PixelImage ofPng(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            if (image == null) {
                throw new IllegalArgumentException("These " + png.length + " bytes are not a PNG image");
            }
            int w = image.getWidth();
            return new PixelImage(w, image.getHeight(), image.getRGB(0, 0, w, image.getHeight(), null, 0, w));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a PNG image", e);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixel as {@code 0xRRGGBB}. */
    public int rgb(int x, int y) {
        return rgb[y * width + x] & 0xFFFFFF;
    }

    BufferedImage toBuffered() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PixelImage p && width == p.width && Arrays.equals(rgb, p.rgb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return width + " × " + height + " pixels";
    }
}
