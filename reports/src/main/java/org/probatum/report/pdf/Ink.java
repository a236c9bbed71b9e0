package org.probatum.report.pdf;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGraphics2D;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;
import org.probatum.report.figure.FigureDrawing;

/** Draws on the current page, in points from its top left, and tags what it draws. */
final class Ink {

    static final double PAGE_WIDTH = 595.276;
    static final double PAGE_HEIGHT = 841.89;
    static final double MARGIN = 22 / 25.4 * 72;
    static final double TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN;
    static final Color TEXT = new Color(0x1F2933);
    static final Color MUTED = new Color(0x5B6770);
    static final Color RULE = new Color(0xAAB3BA);
    static final Color PALE = new Color(0xF1F4F6);
    static final Color ACCENT = new Color(0x0B5D66);

    final PdfWriter writer;
    final PdfFonts fonts;
    final PdfStructureElement document;
    final PageNumbers numbers;
    private final PdfContentByte content;

    Ink(PdfWriter writer, PdfFonts fonts, PdfStructureElement document, PageNumbers numbers) {
        this.writer = writer;
        this.fonts = fonts;
        this.document = document;
        this.numbers = numbers;
        this.content = writer.getDirectContent();
    }

    PdfStructureElement element(PdfStructureElement parent, String role) {
        return new PdfStructureElement(parent, new PdfName(role));
    }

    /** What is drawn belongs to a new structure element of this role. */
    void tagged(PdfStructureElement parent, String role, Runnable drawing) {
        content.beginMarkedContentSequence(element(parent, role));
        drawing.run();
        content.endMarkedContentSequence();
    }

    void tagged(String role, Runnable drawing) {
        tagged(document, role, drawing);
    }

    void taggedFigure(String alternative, Runnable drawing) {
        PdfStructureElement figure = element(document, "Figure");
        figure.put(PdfName.ALT, new PdfString(alternative, org.openpdf.text.pdf.PdfObject.TEXT_UNICODE));
        content.beginMarkedContentSequence(figure);
        drawing.run();
        content.endMarkedContentSequence();
    }

    /** Page furniture, which a screen reader skips. */
    void artifact(Runnable drawing) {
        content.beginMarkedContentSequence(new PdfName("Artifact"));
        drawing.run();
        content.endMarkedContentSequence();
    }

    void text(String text, BaseFont font, float size, Color colour, double x, double baseline) {
        if (text.isEmpty()) {
            return;
        }
        content.beginText();
        content.setFontAndSize(font, size);
        content.setColorFill(colour);
        content.setTextMatrix((float) x, (float) (PAGE_HEIGHT - baseline));
        content.showText(text);
        content.endText();
    }

    void textRight(String text, BaseFont font, float size, Color colour, double right, double baseline) {
        text(text, font, size, colour, right - font.getWidthPoint(text, size), baseline);
    }

    /** Lines with the given leading, the first baseline 0.76 leading below y. */
    void lines(List<TextLines.Line> lines, double x, double y, double leading) {
        for (int i = 0; i < lines.size(); i++) {
            for (TextLines.Fragment f : lines.get(i).fragments()) {
                text(f.text(), f.font(), f.size(), f.colour(), x + f.x(), y + leading * (i + 0.76));
            }
        }
    }

    void rule(double x1, double x2, double y, double width, Color colour) {
        content.setColorStroke(colour);
        content.setLineWidth((float) width);
        content.moveTo((float) x1, (float) (PAGE_HEIGHT - y));
        content.lineTo((float) x2, (float) (PAGE_HEIGHT - y));
        content.stroke();
    }

    void box(double x, double y, double w, double h, Color colour) {
        content.setColorFill(colour);
        content.rectangle((float) x, (float) (PAGE_HEIGHT - y - h), (float) w, (float) h);
        content.fill();
    }

    void figure(FigureDrawing drawing, double x, double y, double scale) {
        // one point of room on every side, so that a frame on the figure's edge keeps its whole stroke
        float w = (float) drawing.width() + 2;
        float h = (float) drawing.height() + 2;
        PdfTemplate template = content.createTemplate(w, h);
        PdfGraphics2D g = new PdfGraphics2D(template, w, h, fonts, false, false, 0);
        g.translate(1, 1);
        drawing.paint(g);
        g.dispose();
        content.addTemplate(template, scale, 0, 0, scale, x - scale, PAGE_HEIGHT - y - (h - 1) * scale);
    }

    void image(BufferedImage pixels, double x, double y, double w, double h) {
        try {
            Image image = Image.getInstance(pixels, null, false);
            content.addImage(image, (float) w, 0, 0, (float) h, (float) x, (float) (PAGE_HEIGHT - y - h));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot embed a picture", e);
        }
    }

    /** A click on the rectangle leads to a page. */
    void link(double x, double y, double w, double h, int page) {
        var destination = new org.openpdf.text.pdf.PdfDestination(org.openpdf.text.pdf.PdfDestination.FIT);
        var action = org.openpdf.text.pdf.PdfAction.gotoLocalPage(page, destination, writer);
        content.setAction(action, (float) x, (float) (PAGE_HEIGHT - y - h), (float) (x + w), (float) (PAGE_HEIGHT - y));
    }
}
