package org.probatum.evaluation.preparation;

import java.util.ArrayList;
import java.util.List;

/**
 * A slide in colour.
 *
 * @param width columns (pixels)
 * @param height rows (pixels)
 * @param rgb red, green, blue of each pixel, row by row; length 3 · width · height; not copied
 */
public record SlideImage(int width, int height, byte[] rgb) {

    /** The value of all three channels where a slide holds no tissue. */
    public static final int BACKGROUND = 240;

    public SlideImage {
        if (rgb.length != 3 * width * height) {
            throw new IllegalArgumentException("A slide of " + width + " by " + height + " pixels has "
                    + 3L * width * height + " channel values, was given " + rgb.length);
        }
    }

    /**
     * A square of the slide that holds tissue.
     *
     * @param row grid row, from 0 at the top
     * @param column grid column, from 0 at the left
     * @param channelFirst all red, then all green, then all blue values, each row by row
     */
    public record Tile(int row, int column, byte[] channelFirst) {}

    /** The tissue tiles on a grid of squares, row by row; a square of nothing but background is left out. */
    public List<Tile> tissueTiles(int side) {
        List<Tile> tiles = new ArrayList<>();
        for (int row = 0; (row + 1) * side <= height; row++) {
            for (int column = 0; (column + 1) * side <= width; column++) {
                byte[] tile = tile(row, column, side);
                if (holdsTissue(tile)) {
                    tiles.add(new Tile(row, column, tile));
                }
            }
        }
        return tiles;
    }

    /**
     * Block means, divided by 255.
     *
     * @param side width and height of the overview; divides both of the slide's
     * @return channel first; length 3 · side · side; 0 to 1
     */
    public float[] overview(int side) {
        if (width % side != 0 || height % side != 0) {
            throw new IllegalArgumentException("A slide of " + width + " by " + height
                    + " pixels has no whole blocks for " + side + " by " + side);
        }
        int blockWidth = width / side;
        int blockHeight = height / side;
        float[] overview = new float[3 * side * side];
        for (int channel = 0; channel < 3; channel++) {
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    double mean = blockMean(channel, row * blockHeight, column * blockWidth, blockHeight, blockWidth);
                    overview[(channel * side + row) * side + column] = (float) (mean / 255);
                }
            }
        }
        return overview;
    }

    private double blockMean(int channel, int top, int left, int blockHeight, int blockWidth) {
        long sum = 0;
        for (int y = top; y < top + blockHeight; y++) {
            for (int x = left; x < left + blockWidth; x++) {
                sum += rgb[3 * (y * width + x) + channel] & 0xff;
            }
        }
        return (double) sum / (blockHeight * blockWidth);
    }

    private byte[] tile(int row, int column, int side) {
        byte[] tile = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            int from = 3 * ((row * side + y) * width + column * side);
            for (int x = 0; x < side; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    tile[(channel * side + y) * side + x] = rgb[from + 3 * x + channel];
                }
            }
        }
        return tile;
    }

    private static boolean holdsTissue(byte[] tile) {
        for (byte value : tile) {
            if ((value & 0xff) != BACKGROUND) {
                return true;
            }
        }
        return false;
    }
}
