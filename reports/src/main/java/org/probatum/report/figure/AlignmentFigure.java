package org.probatum.report.figure;

import java.util.List;
import java.util.Optional;

/**
 * Fixed and moving image as a checkerboard before and after alignment, and the grid of the deformation.
 *
 * @param fixed same size as both moving images
 * @param deformation where a regular grid goes; empty for a rigid transform that needs none
 * @param verdict for example {@code aligned; predicted error 0.8 mm}
 */
public record AlignmentFigure(
        FigureLabels labels,
        PixelImage fixed,
        PixelImage movingBefore,
        PixelImage movingAfter,
        Optional<Deformation> deformation,
        double millimetresPerPixel,
        String verdict)
        implements Figure {

    public AlignmentFigure {
        requireSame(fixed, movingBefore);
        requireSame(fixed, movingAfter);
        if (!(millimetresPerPixel > 0)) {
            throw new IllegalArgumentException("A pixel is wider than 0 mm, was " + millimetresPerPixel);
        }
    }

    private static void requireSame(PixelImage a, PixelImage b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("A checkerboard needs images of one size, was " + a + " and " + b);
        }
    }

    /**
     * A grid after deformation.
     *
     * @param nodes where each node goes, in pixels of the fixed image, row by row; shape [rows × columns]
     */
    public record Deformation(int columns, int rows, List<XY> nodes) {

        public Deformation {
            nodes = List.copyOf(nodes);
            if (columns < 2 || rows < 2 || nodes.size() != columns * rows) {
                throw new IllegalArgumentException(
                        "A grid of " + columns + " × " + rows + " holds not " + nodes.size() + " nodes");
            }
        }

        XY node(int column, int row) {
            return nodes.get(row * columns + column);
        }
    }
}
