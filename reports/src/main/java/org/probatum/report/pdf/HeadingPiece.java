package org.probatum.report.pdf;

import java.util.List;
import org.probatum.report.Block;

/** A heading, which also becomes a bookmark. */
record HeadingPiece(Block.Heading heading, String text, List<TextLines.Line> lines, double leading) {

    Piece piece(Outline outline) {
        double before = heading.level() == 1 ? 20 : heading.level() == 2 ? 15 : 11;
        Piece piece = Piece.of(lines.size() * leading, before, (ink, x, y) -> {
            outline.add(heading.level(), text, y);
            ink.tagged("H" + heading.level(), () -> ink.lines(lines, x, y, leading));
        });
        outline.know(piece, heading);
        return piece;
    }
}
