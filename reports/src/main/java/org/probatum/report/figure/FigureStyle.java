package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/** Colours, line styles and sizes of all figures. Lengths are points (1/72 inch). */
public final class FigureStyle {

    /** Okabe–Ito in fixed order: blue, vermilion, green, purple, orange, sky. The same arm has the same colour everywhere. */
    public static final List<Color> SERIES = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9));

    /** Text. */
    public static final Color INK = new Color(0x1F2933);

    /** Secondary text and axes. */
    public static final Color MUTED = new Color(0x5B6770);

    /** Gridlines, not darker than 15 %. */
    public static final Color GRID = new Color(0xE4E7EA);

    /** Neutral fill. */
    public static final Color PALE = new Color(0xF1F4F6);

    /** Raises the risk. */
    public static final Color RAISES = new Color(0xB2182B);

    /** Lowers the risk. */
    public static final Color LOWERS = new Color(0x2166AC);

    /** Width over the whole text column of an A4 page with 22 mm margins (166 mm). */
    public static final double PAGE_WIDTH = 166 / 25.4 * 72;

    /** Width of a journal column (85 mm); everything stays readable at it. */
    public static final double COLUMN_WIDTH = 85 / 25.4 * 72;

    static final float TITLE_SIZE = 10f;
    static final float TEXT_SIZE = 8f;
    static final float SMALL_SIZE = 7f;

    private static final float[][] DASHES = {{}, {5, 2.5f}, {1.2f, 2}, {6, 2, 1.2f, 2}, {9, 3}, {3, 1.5f, 3, 4}};

    private FigureStyle() {}

    /** The colour of series {@code index}, from 0; six differ, then they repeat. */
    public static Color colour(int index) {
        return SERIES.get(Math.floorMod(index, SERIES.size()));
    }

    /** The line of series {@code index}: solid, dashed, dotted …, so that greyscale tells them apart. */
    static BasicStroke line(int index, float width) {
        float[] dash = DASHES[Math.floorMod(index, DASHES.length)];
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
    }

    static Color translucent(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * alpha));
    }
}
