package org.probatum.report.pdf;

import java.util.Optional;

/**
 * Something of known height that is never broken over pages.
 *
 * @param before room above, dropped at the top of a page
 * @param keepWithNext must stand on the page of the piece after it
 * @param repeated drawn again first when this piece begins a page: a table's header
 */
record Piece(double height, double before, boolean keepWithNext, Optional<Piece> repeated, Drawing drawing) {

    /** Draws at (x, y), the top left corner, in points from the page's top left. */
    interface Drawing {
        void draw(Ink ink, double x, double y);
    }

    static Piece of(double height, double before, Drawing drawing) {
        return new Piece(height, before, false, Optional.empty(), drawing);
    }

    static Piece pageBreak() {
        return of(Double.POSITIVE_INFINITY, 0, (ink, x, y) -> {});
    }

    boolean isPageBreak() {
        return Double.isInfinite(height);
    }

    Piece keptWithNext() {
        return new Piece(height, before, true, repeated, drawing);
    }

    Piece below(Piece header) {
        return new Piece(height, before, keepWithNext, Optional.of(header), drawing);
    }
}
