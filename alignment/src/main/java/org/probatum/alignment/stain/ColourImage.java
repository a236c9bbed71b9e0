package org.probatum.alignment.stain;

/**
 * An image in red, green and blue of 8 bits each.
 *
 * <p>Pixels lie row by row; each is 0xRRGGBB, what lies above the lowest 24 bits is dropped. They are copied in and out.
 */
public final class ColourImage {

    private final int columns;
    private final int rows;
    private final int[] pixels;

    private ColourImage(int columns, int rows, int[] pixels) {
        this.columns = columns;
        this.rows = rows;
        this.pixels = pixels;
    }

    /**
     * @param pixels one for each place, row by row; 0xRRGGBB
     * @throws IllegalArgumentException if there is not one pixel for each place, or no place
     */
    public static ColourImage of(int columns, int rows, int[] pixels) {
        if (columns < 1 || rows < 1 || (long) columns * rows != pixels.length) {
            throw new IllegalArgumentException("An image of " + columns + " x " + rows
                    + " takes as many pixels, at least one, was given " + pixels.length);
        }
        int[] copy = new int[pixels.length];
        for (int n = 0; n < copy.length; n++) {
            copy[n] = pixels[n] & 0xFFFFFF;
        }
        return new ColourImage(columns, rows, copy);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int count() {
        return pixels.length;
    }

    /** A copy of all pixels, 0xRRGGBB, row by row. */
    public int[] pixels() {
        return pixels.clone();
    }

    /** @param channel 0 red, 1 green, 2 blue. @return 0 to 255 */
    public int value(int pixel, int channel) {
        return pixels[pixel] >> (16 - 8 * channel) & 0xFF;
    }

    /** Level of the light that glass lets through. */
    static final double GLASS = 240;

    /**
     * Optical density −ln((I + 1) / 240) of one channel, by the law of Beer and Lambert; about 0 for glass, slightly negative for what
     * is brighter, ln 240 for black.
     *
     * @param channel 0 red, 1 green, 2 blue
     */
    double density(int pixel, int channel) {
        return -Math.log((value(pixel, channel) + 1) / GLASS);
    }

    /** The nearest of the 256 levels for an optical density. */
    static int level(double density) {
        return (int) Math.clamp(Math.round(GLASS * Math.exp(-density) - 1), 0, 255);
    }
}
