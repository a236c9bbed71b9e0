package org.probatum.report.pdf;

import java.util.ArrayList;
import java.util.List;

/** Lays pieces out on pages: none is broken, none stands apart from what it belongs to. */
final class Pages {

    /** A piece and the y of its top edge. */
    record Placed(Piece piece, double y) {}

    private final double top;
    private final double bottom;
    private final List<List<Placed>> pages = new ArrayList<>();
    private double y;

    private Pages(double top, double bottom) {
        this.top = top;
        this.bottom = bottom;
        newPage();
    }

    static List<List<Placed>> layOut(List<Piece> pieces, double top, double bottom) {
        Pages pages = new Pages(top, bottom);
        int i = 0;
        while (i < pieces.size()) {
            int end = i;
            while (end < pieces.size() - 1 && pieces.get(end).keepWithNext()) {
                end++;
            }
            pages.place(pieces.subList(i, end + 1));
            i = end + 1;
        }
        return pages.pages;
    }

    private void place(List<Piece> group) {
        if (group.getFirst().isPageBreak()) {
            if (!pages.getLast().isEmpty()) {
                newPage();
            }
            return;
        }
        double height = group.stream().mapToDouble(p -> p.height() + p.before()).sum();
        if (!pages.getLast().isEmpty() && y + height > bottom) {
            newPage();
        }
        group.forEach(this::placeOne);
    }

    private void placeOne(Piece piece) {
        boolean first = pages.getLast().isEmpty();
        if (!first && y + piece.before() + piece.height() > bottom) {
            newPage();
            first = true;
        }
        if (first && piece.repeated().isPresent()) {
            add(piece.repeated().get());
        }
        y += first ? 0 : piece.before();
        add(piece);
    }

    private void add(Piece piece) {
        pages.getLast().add(new Placed(piece, y));
        y += piece.height();
    }

    private void newPage() {
        pages.add(new ArrayList<>());
        y = top;
    }
}
