package org.probatum.report.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfWriter;
import org.probatum.report.Block;

/** The bookmarks, and which piece is which heading. */
final class Outline {

    private final PdfWriter writer;
    private final Map<Piece.Drawing, Block.Heading> headings = new HashMap<>();
    private final PdfOutline[] parents = new PdfOutline[4];

    Outline(PdfWriter writer) {
        this.writer = writer;
    }

    void know(Piece piece, Block.Heading heading) {
        headings.put(piece.drawing(), heading);
    }

    PageNumbers numbers(List<List<Pages.Placed>> pages) {
        PageNumbers numbers = new PageNumbers();
        for (int i = 0; i < pages.size(); i++) {
            for (Pages.Placed placed : pages.get(i)) {
                Block.Heading heading = headings.get(placed.piece().drawing());
                if (heading != null) {
                    numbers.put(heading, i + 1);
                }
            }
        }
        return numbers;
    }

    void add(int level, String text, double y) {
        PdfOutline parent = writer.getDirectContent().getRootOutline();
        for (int i = 1; i < level; i++) {
            parent = parents[i] == null ? parent : parents[i];
        }
        PdfDestination destination = new PdfDestination(PdfDestination.XYZ, 0, (float) (Ink.PAGE_HEIGHT - y + 8), 0);
        parents[level] = new PdfOutline(parent, destination, text.replace('\u2002', ' '));
        for (int i = level + 1; i < parents.length; i++) {
            parents[i] = parents[level];
        }
    }
}
