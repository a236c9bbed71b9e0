package org.probatum.report.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontMapper;
import org.probatum.report.Block;

/** The embedded fonts: Liberation Sans for text, Liberation Mono for digests. */
final class PdfFonts implements FontMapper {

    final BaseFont regular = load("LiberationSans-Regular");
    final BaseFont bold = load("LiberationSans-Bold");
    final BaseFont italic = load("LiberationSans-Italic");
    final BaseFont mono = load("LiberationMono-Regular");

    BaseFont of(Block.Emphasis emphasis) {
        return switch (emphasis) {
            case PLAIN -> regular;
            case STRONG -> bold;
            case ITALIC -> italic;
            case CODE -> mono;
        };
    }

    @Override
    public BaseFont awtToPdf(java.awt.Font font) {
        return font.getPSName().contains("Bold") ? bold : regular;
    }

    @Override
    public java.awt.Font pdfToAwt(BaseFont font, int size) {
        throw new UnsupportedOperationException("Figures are drawn from AWT fonts to PDF fonts, never back");
    }

    private static BaseFont load(String name) {
        String resource = "/liberation/" + name + ".ttf";
        try (InputStream in = PdfFonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Font " + resource + " is not on the class path (openpdf-fonts-extra)");
            }
            return BaseFont.createFont(name + ".ttf", BaseFont.IDENTITY_H, true, false, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read font " + resource, e);
        }
    }
}
