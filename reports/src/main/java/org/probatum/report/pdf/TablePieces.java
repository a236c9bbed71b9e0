package org.probatum.report.pdf;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfStructureElement;
import org.probatum.report.Block.Emphasis;
import org.probatum.report.Block.Run;
import org.probatum.report.Cell;
import org.probatum.report.Table;

/** A table as pieces: its header, repeated on each page, and its rows, none of them broken. Rules are horizontal. */
final class TablePieces {

    private static final float SIZE = 8.5f;
    private static final double LEADING = 11.2;
    private static final double PAD = 3;
    private static final double GUTTER = 8;
    private static final int SHORT = 6;

    private final PdfFonts fonts;
    private final Table table;
    private final double[] widths;
    private final double[] rightOfPoint;
    private final double idWidth;
    private @org.jspecify.annotations.Nullable PdfStructureElement element;

    private TablePieces(PdfFonts fonts, Table table) {
        this.fonts = fonts;
        this.table = table;
        this.idWidth = idWidth();
        this.rightOfPoint = new double[table.columns().size()];
        this.widths = widths();
    }

    static List<Piece> of(Table table, String label, PdfFonts fonts) {
        return new TablePieces(fonts, table).pieces(label);
    }

    private List<Piece> pieces(String label) {
        List<Piece> pieces = new ArrayList<>();
        List<TextLines.Line> title = TextLines.wrap(
                List.of(Run.strong(label + "  "), Run.plain(table.title())), fonts, Ink.TEXT_WIDTH, 9f, Ink.TEXT);
        pieces.add(Piece.of(title.size() * 12 + 3, 10, (ink, x, y) -> ink.tagged("P", () -> ink.lines(title, x, y, 12)))
                .keptWithNext());
        Piece header = header();
        pieces.add(header.keptWithNext());
        int last = table.rows().size() - 1;
        for (int i = 0; i <= last; i++) {
            Piece row = row(table.rows().get(i), i == last).below(header);
            pieces.add(keptWithNext(i, last) ? row.keptWithNext() : row);
        }
        for (int i = 0; i < table.notes().size(); i++) {
            List<TextLines.Line> note =
                    TextLines.wrap(List.of(Run.plain(table.notes().get(i))), fonts, Ink.TEXT_WIDTH, 7.5f, Ink.MUTED);
            Piece piece = Piece.of(
                    note.size() * 10,
                    i == 0 ? 3 : 0,
                    (ink, x, y) -> ink.tagged("Note", () -> ink.lines(note, x, y, 10)));
            pieces.add(i < table.notes().size() - 1 ? piece.keptWithNext() : piece);
        }
        return pieces;
    }

    /** A short table is not broken, no row of a long one stands alone, and the notes stand below the last row. */
    private boolean keptWithNext(int row, int last) {
        return row == last
                ? !table.notes().isEmpty()
                : last < SHORT
                        || row == 0
                        || row == last - 1
                        || table.rows().get(row).kind() == Table.RowKind.SECTION;
    }

    private double idWidth() {
        return table.rows().stream()
                .flatMap(row -> row.numberId().stream())
                .mapToDouble(id -> fonts.mono.getWidthPoint(id, 6.5f) + GUTTER)
                .max()
                .orElse(0);
    }

    /** Each column as wide as its longest word or number; what is left is shared by weight. */
    private double[] widths() {
        int n = table.columns().size();
        double[] least = new double[n];
        double weights = 0;
        for (int c = 0; c < n; c++) {
            least[c] = longestWord(table.columns().get(c).header(), true);
            double left = 0;
            for (Table.Row row : table.rows()) {
                Cell cell = row.cells().get(c);
                if (isNumber(cell) && table.columns().get(c).align() != Table.Align.LEFT) {
                    int point = point(cell.text());
                    left = Math.max(left, width(cell.text().substring(0, point), row));
                    rightOfPoint[c] =
                            Math.max(rightOfPoint[c], width(cell.text().substring(point), row));
                } else if (row.kind() != Table.RowKind.SECTION) {
                    least[c] = Math.max(least[c], Math.min(90, longestWord(cell.text(), false)));
                }
            }
            least[c] = Math.max(least[c], left + rightOfPoint[c]) + GUTTER;
            weights += table.columns().get(c).weight();
        }
        return share(least, weights);
    }

    private double[] share(double[] least, double weights) {
        double room = Ink.TEXT_WIDTH - idWidth - java.util.Arrays.stream(least).sum();
        double[] result = new double[least.length];
        for (int c = 0; c < least.length; c++) {
            result[c] = room >= 0
                    ? least[c] + room * table.columns().get(c).weight() / weights
                    : least[c] * (Ink.TEXT_WIDTH - idWidth) / (Ink.TEXT_WIDTH - idWidth - room);
        }
        return result;
    }

    /** Width of a column without the gutter to its right, which the last column of a page does not need. */
    private double inner(int column) {
        boolean last = column == widths.length - 1 && idWidth == 0;
        return last ? widths[column] : widths[column] - GUTTER;
    }

    private double width(String text, Table.Row row) {
        return (row.kind() == Table.RowKind.TOTAL ? fonts.bold : fonts.regular).getWidthPoint(text, SIZE);
    }

    private double longestWord(String text, boolean bold) {
        double longest = 0;
        for (String word : text.split("\\s")) {
            longest = Math.max(longest, (bold ? fonts.bold : fonts.regular).getWidthPoint(word, SIZE));
        }
        return longest;
    }

    private static boolean isNumber(Cell cell) {
        return switch (cell) {
            case Cell.Count c -> true;
            case Cell.Number c -> true;
            case Cell.Share c -> true;
            case Cell.Estimate c -> true;
            case Cell.PValue c -> true;
            case Cell.Empty c -> false;
            case Cell.Text c -> false;
            case Cell.Code c -> false;
            case Cell.Date c -> false;
            case Cell.Moment c -> false;
            case Cell.NotEstimable c -> false;
        };
    }

    /** Where the first number of a printed cell has its decimal point, or ends. */
    private static int point(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean beforePoint = Character.isDigit(c) || c == ',' || c == '\u2212' || c == '<' || c == '>' || c == '+';
            if (!beforePoint) {
                return i;
            }
        }
        return text.length();
    }

    private PdfStructureElement element(Ink ink) {
        PdfStructureElement existing = element;
        if (existing == null) {
            existing = ink.element(ink.document, "Table");
            element = existing;
        }
        return existing;
    }

    private Piece header() {
        double groups = table.groups().isEmpty() ? 0 : LEADING + 3;
        List<List<TextLines.Line>> cells = new ArrayList<>();
        int most = 1;
        for (int c = 0; c < widths.length; c++) {
            cells.add(TextLines.wrap(
                    List.of(Run.strong(table.columns().get(c).header())), fonts, widths[c] - GUTTER, SIZE, Ink.TEXT));
            most = Math.max(most, cells.getLast().size());
        }
        int rows = most;
        double height = groups + rows * LEADING + 2 * PAD;
        return Piece.of(height, 0, (ink, x, y) -> {
            ink.artifact(() -> ink.rule(x, x + Ink.TEXT_WIDTH, y, 0.9, Ink.TEXT));
            PdfStructureElement row = ink.element(element(ink), "TR");
            groups(ink, row, x, y);
            double at = x;
            for (int c = 0; c < widths.length; c++) {
                double left = at;
                List<TextLines.Line> lines = cells.get(c);
                boolean right = table.columns().get(c).align() != Table.Align.LEFT;
                double top = y + groups + PAD + (rows - lines.size()) * LEADING;
                double wide = inner(c);
                ink.tagged(row, "TH", () -> aligned(ink, lines, left, wide, top, right));
                at += widths[c];
            }
            ink.artifact(() -> ink.rule(x, x + Ink.TEXT_WIDTH, y + height, 0.6, Ink.TEXT));
        });
    }

    private void groups(Ink ink, PdfStructureElement row, double x, double y) {
        double at = x;
        int column = 0;
        for (Table.ColumnGroup group : table.groups()) {
            double wide = 0;
            for (int i = 0; i < group.span(); i++) {
                wide += widths[column++];
            }
            if (!group.header().isBlank()) {
                double middle = at + GUTTER / 2 + (wide - GUTTER) / 2;
                double half = fonts.bold.getWidthPoint(group.header(), SIZE) / 2;
                ink.tagged(
                        row,
                        "TH",
                        () -> ink.text(group.header(), fonts.bold, SIZE, Ink.TEXT, middle - half, y + PAD + 8));
                double from = at + GUTTER / 2;
                double to = at + wide;
                ink.artifact(() -> ink.rule(from, to, y + PAD + LEADING, 0.4, Ink.MUTED));
            }
            at += wide;
        }
    }

    private static void aligned(
            Ink ink, List<TextLines.Line> lines, double left, double width, double top, boolean right) {
        for (int i = 0; i < lines.size(); i++) {
            double x = right ? left + width - lines.get(i).width() : left;
            ink.lines(List.of(lines.get(i)), x, top + i * LEADING, LEADING);
        }
    }

    private Piece row(Table.Row row, boolean last) {
        List<List<TextLines.Line>> cells = new ArrayList<>();
        int most = 1;
        for (int c = 0; c < widths.length; c++) {
            cells.add(lines(row, c));
            most = Math.max(most, cells.getLast().size());
        }
        double height = most * LEADING + 2 * PAD;
        return Piece.of(height, 0, (ink, x, y) -> {
            ink.artifact(() -> background(ink, row, last, x, y, height));
            PdfStructureElement tr = ink.element(element(ink), "TR");
            double at = x;
            for (int c = 0; c < widths.length; c++) {
                cell(ink, tr, row, c, cells.get(c), at, y + PAD);
                at += widths[c];
            }
            double right = x + Ink.TEXT_WIDTH;
            row.numberId()
                    .ifPresent(id -> ink.tagged(
                            tr,
                            "TD",
                            () -> ink.textRight(id, fonts.mono, 6.5f, Ink.MUTED, right, y + PAD + LEADING * 0.76)));
        });
    }

    private void background(Ink ink, Table.Row row, boolean last, double x, double y, double height) {
        if (row.kind() == Table.RowKind.SECTION) {
            ink.box(x, y, Ink.TEXT_WIDTH, height, Ink.PALE);
        }
        if (row.kind() == Table.RowKind.TOTAL) {
            ink.rule(x, x + Ink.TEXT_WIDTH, y, 0.6, Ink.TEXT);
        }
        ink.rule(x, x + Ink.TEXT_WIDTH, y + height, last ? 0.9 : 0.3, last ? Ink.TEXT : Ink.RULE);
    }

    private List<TextLines.Line> lines(Table.Row row, int column) {
        Cell cell = row.cells().get(column);
        Emphasis emphasis = cell instanceof Cell.Code
                ? Emphasis.CODE
                : row.kind() == Table.RowKind.BODY ? Emphasis.PLAIN : Emphasis.STRONG;
        boolean wholeWidth = row.kind() == Table.RowKind.SECTION && column == 0;
        double width = wholeWidth ? Ink.TEXT_WIDTH : widths[column] - GUTTER;
        Color colour = cell instanceof Cell.NotEstimable ? Ink.MUTED : Ink.TEXT;
        if (isNumber(cell)) {
            width = Double.MAX_VALUE;
        }
        return TextLines.wrap(List.of(new Run(cell.text(), emphasis)), fonts, width, SIZE, colour);
    }

    private void cell(
            Ink ink,
            PdfStructureElement tr,
            Table.Row row,
            int c,
            List<TextLines.Line> lines,
            double left,
            double top) {
        Cell cell = row.cells().get(c);
        if (cell.text().isEmpty()) {
            return;
        }
        Table.Align align = table.columns().get(c).align();
        ink.tagged(tr, "TD", () -> {
            if (align == Table.Align.DECIMAL && isNumber(cell)) {
                String before = cell.text().substring(0, point(cell.text()));
                double x = left + inner(c) - rightOfPoint[c] - width(before, row);
                ink.lines(lines, x, top, LEADING);
            } else {
                aligned(ink, lines, left, inner(c), top, align != Table.Align.LEFT);
            }
        });
    }
}
