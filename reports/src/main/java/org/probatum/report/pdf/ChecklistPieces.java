package org.probatum.report.pdf;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfStructureElement;
import org.probatum.report.Block.Run;
import org.probatum.report.Checklist;

/** A checklist as a table whose last column gives the page, or says why an item is not reported. */
final class ChecklistPieces {

    private static final float SIZE = 8.5f;
    private static final double LEADING = 11.2;
    private static final double ITEM = 40;
    private static final double REQUIREMENT = 185;
    private static final Color NOT_REPORTED = new Color(0x8A5A00);

    private ChecklistPieces() {}

    static List<Piece> of(Checklist checklist, PdfFonts fonts) {
        List<Piece> pieces = new ArrayList<>();
        Piece header = Piece.of(18, 10, (ink, x, y) -> {
            ink.artifact(() -> {
                ink.rule(x, x + Ink.TEXT_WIDTH, y, 0.9, Ink.TEXT);
                ink.rule(x, x + Ink.TEXT_WIDTH, y + 18, 0.6, Ink.TEXT);
            });
            ink.tagged("P", () -> {
                ink.text("Item", fonts.bold, SIZE, Ink.TEXT, x, y + 12);
                ink.text(checklist.standard(), fonts.bold, SIZE, Ink.TEXT, x + ITEM, y + 12);
                ink.text("Reported", fonts.bold, SIZE, Ink.TEXT, x + ITEM + REQUIREMENT, y + 12);
                ink.textRight("Page", fonts.bold, SIZE, Ink.TEXT, x + Ink.TEXT_WIDTH, y + 12);
            });
        });
        pieces.add(header.keptWithNext());
        for (int i = 0; i < checklist.items().size(); i++) {
            Piece item = item(checklist.items().get(i), fonts).below(header);
            pieces.add(i == 0 ? item.keptWithNext() : item);
        }
        return pieces;
    }

    private static Piece item(Checklist.Item item, PdfFonts fonts) {
        List<TextLines.Line> requirement =
                TextLines.wrap(List.of(Run.plain(item.requirement())), fonts, REQUIREMENT - 10, SIZE, Ink.TEXT);
        double width = Ink.TEXT_WIDTH - ITEM - REQUIREMENT - 36;
        List<TextLines.Line> answer = switch (item.answer()) {
            case Checklist.Answer.Reported r ->
                TextLines.wrap(List.of(Run.plain(r.text())), fonts, width, SIZE, Ink.TEXT);
            case Checklist.Answer.NotReported n ->
                TextLines.wrap(List.of(Run.plain("Not done: " + n.reason())), fonts, width, SIZE, NOT_REPORTED);
        };
        double height = Math.max(requirement.size(), answer.size()) * LEADING + 6;
        return Piece.of(height, 0, (ink, x, y) -> {
            ink.artifact(() -> ink.rule(x, x + Ink.TEXT_WIDTH, y + height, 0.3, Ink.RULE));
            PdfStructureElement row = ink.element(ink.document, "Div");
            ink.tagged(row, "Span", () -> {
                ink.text(item.number(), fonts.bold, SIZE, Ink.TEXT, x, y + 3 + LEADING * 0.76);
                ink.lines(requirement, x + ITEM, y + 3, LEADING);
                ink.lines(answer, x + ITEM + REQUIREMENT, y + 3, LEADING);
                String page = page(ink, item.answer());
                ink.textRight(page, fonts.regular, SIZE, Ink.TEXT, x + Ink.TEXT_WIDTH, y + 3 + LEADING * 0.76);
            });
        });
    }

    private static String page(Ink ink, Checklist.Answer answer) {
        return answer instanceof Checklist.Answer.Reported reported
                ? reported.anchor()
                        .flatMap(ink.numbers::of)
                        .map(String::valueOf)
                        .orElse("")
                : "";
    }
}
