package org.probatum.report.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfWriter;
import org.probatum.report.ReportContent;
import org.probatum.report.TitlePage;

/**
 * Writes a report as tagged PDF on A4.
 *
 * <p>The same content gives the same bytes: dates come from the content, identifiers from the bytes.
 */
public final class PdfReportWriter {

    private static final double TOP = Ink.MARGIN + 16;
    private static final double BOTTOM = Ink.PAGE_HEIGHT - Ink.MARGIN - 14;

    /**
     * Writes the report; the stream stays open.
     *
     * @throws IOException if the stream refuses the bytes
     */
    public void write(ReportContent content, OutputStream out) throws IOException {
        out.write(StableBytes.of(render(content)));
    }

    private static byte[] render(ReportContent content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, 0, 0, 0, 0);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setTagged();
        describe(content.title(), document);
        document.open();
        stamp(content.title().composedAt(), writer);
        draw(content, document, writer);
        document.close();
        return bytes.toByteArray();
    }

    private static void describe(TitlePage title, Document document) {
        document.addTitle(title.title());
        document.addSubject(title.trial() + ", " + title.edition().label());
        document.addAuthor(title.sponsor().isBlank() ? "Probatum" : title.sponsor());
        document.addCreator("Probatum");
        title.logHead().ifPresent(head -> document.addKeywords(head.shortText()));
    }

    private static void stamp(Instant composedAt, PdfWriter writer) {
        PdfDate date = new PdfDate(GregorianCalendar.from(composedAt.atZone(ZoneOffset.UTC)));
        writer.getInfo().put(PdfName.CREATIONDATE, date);
        writer.getInfo().put(PdfName.MODDATE, date);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
        writer.addViewerPreference(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
        writer.setViewerPreferences(PdfWriter.PageModeUseOutlines);
    }

    private static void draw(ReportContent content, Document document, PdfWriter writer) {
        PdfFonts fonts = new PdfFonts();
        Outline outline = new Outline(writer);
        List<Piece> pieces = new ArrayList<>(TitlePieces.of(content.title(), fonts));
        pieces.add(Piece.pageBreak());
        pieces.addAll(BlockPieces.of(content, fonts, outline));
        List<List<Pages.Placed>> pages = Pages.layOut(pieces, TOP, BOTTOM);
        PdfStructureElement root = new PdfStructureElement(writer.getStructureTreeRoot(), PdfName.DOCUMENT);
        Ink ink = new Ink(writer, fonts, root, outline.numbers(pages));
        for (int i = 0; i < pages.size(); i++) {
            if (i > 0) {
                document.newPage();
            }
            frame(content.title(), ink, i + 1, pages.size());
            pages.get(i).forEach(placed -> placed.piece().drawing().draw(ink, Ink.MARGIN, placed.y()));
            writer.setPageEmpty(false);
        }
    }

    /** Trial and edition above, log head and page below. */
    private static void frame(TitlePage title, Ink ink, int page, int pages) {
        double right = Ink.MARGIN + Ink.TEXT_WIDTH;
        double foot = Ink.PAGE_HEIGHT - Ink.MARGIN + 8;
        ink.artifact(() -> {
            ink.text(title.trial(), ink.fonts.regular, 8, Ink.MUTED, Ink.MARGIN, Ink.MARGIN - 4);
            ink.textRight(title.edition().label(), ink.fonts.bold, 8, Ink.MUTED, right, Ink.MARGIN - 4);
            ink.rule(Ink.MARGIN, right, Ink.MARGIN + 1, 0.4, Ink.RULE);
            ink.rule(Ink.MARGIN, right, foot - 10, 0.4, Ink.RULE);
            title.logHead()
                    .ifPresent(head -> ink.text(head.shortText(), ink.fonts.mono, 6.5f, Ink.MUTED, Ink.MARGIN, foot));
            ink.textRight("Page " + page + " of " + pages, ink.fonts.regular, 8, Ink.MUTED, right, foot);
        });
    }
}
