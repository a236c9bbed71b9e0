package org.probatum.trial.acquisition;

/**
 * A picture in colour.
 *
 * @param width columns; positive
 * @param height rows; positive
 * @param rgb one {@code 0xRRGGBB} per pixel, row after row from the top; shape [height × width]
 */
@SuppressWarnings("ArrayRecordComponent")
public record RasterImage(int width, int height, int[] rgb) {

    public RasterImage {
        if (width < 1 || height < 1 || rgb.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "A picture of " + width + " × " + height + " has that many pixels, was " + rgb.length);
        }
        rgb = rgb.clone();
    }

    @Override
    public int[] rgb() {
        return rgb.clone();
    }

    /** The pixel in column x and row y as {@code 0xRRGGBB}. */
    public int at(int x, int y) {
        return rgb[y * width + x];
    }
}
