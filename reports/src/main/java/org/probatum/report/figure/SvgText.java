package org.probatum.report.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers, paths, transforms and text in the notation of SVG 1.1. */
final class SvgText {

    private static final String COMMANDS = "MLQCZ";
    private static final int[] COORDINATES = {2, 2, 4, 6, 0};

    private SvgText() {}

    /** With at most two decimals, none that are zero, and no exponent. */
    static String number(double value) {
        return rounded(value, 2);
    }

    /** Turning and scaling need more decimals than a length. */
    static String matrix(AffineTransform t) {
        return "matrix(" + rounded(t.getScaleX(), 6) + ' ' + rounded(t.getShearY(), 6) + ' '
                + rounded(t.getShearX(), 6) + ' ' + rounded(t.getScaleY(), 6) + ' ' + number(t.getTranslateX()) + ' '
                + number(t.getTranslateY()) + ')';
    }

    static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int segment = i.currentSegment(at);
            path.append(COMMANDS.charAt(segment));
            for (int c = 0; c < COORDINATES[segment]; c++) {
                path.append(c == 0 ? "" : " ").append(number(at[c]));
            }
        }
        return path.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String rounded(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
