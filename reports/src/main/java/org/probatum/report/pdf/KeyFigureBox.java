package org.probatum.report.pdf;

import java.util.List;
import org.probatum.report.Block;
import org.probatum.report.Block.Run;

/** One key figure in its box. */
record KeyFigureBox(
        List<TextLines.Line> label, List<TextLines.Line> value, List<TextLines.Line> note, String id, PdfFonts fonts) {

    static KeyFigureBox of(Block.KeyFigure figure, PdfFonts fonts, double width) {
        double inner = width - 20;
        return new KeyFigureBox(
                TextLines.wrap(List.of(Run.plain(figure.label())), fonts, inner, 8.5f, Ink.MUTED),
                TextLines.wrap(List.of(Run.strong(figure.value())), fonts, inner, 15f, Ink.TEXT),
                TextLines.wrap(List.of(Run.plain(figure.note())), fonts, inner, 8.5f, Ink.TEXT),
                figure.numberId().orElse(""),
                fonts);
    }

    double height() {
        return 16 + label.size() * 11.5 + value.size() * 19 + note.size() * 11.5 + (id.isEmpty() ? 0 : 9);
    }

    void draw(Ink ink, double x, double y, double width, double height) {
        ink.artifact(() -> {
            ink.box(x, y, width, height, Ink.PALE);
            ink.box(x, y, width, 2, Ink.ACCENT);
        });
        ink.tagged("P", () -> {
            double at = y + 9;
            ink.lines(label, x + 10, at, 11.5);
            at += label.size() * 11.5;
            ink.lines(value, x + 10, at, 19);
            at += value.size() * 19;
            ink.lines(note, x + 10, at, 11.5);
            ink.text(id, fonts.mono, 6.5f, Ink.MUTED, x + 10, y + height - 6);
        });
    }
}
