package org.probatum.report.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Liberation Sans, from the bundled font files, so that text is measured the same on every machine. */
final class FigureFonts {

    private static final Font REGULAR = load("LiberationSans-Regular");
    private static final Font BOLD = load("LiberationSans-Bold");

    private FigureFonts() {}

    static Font regular(float size) {
        return REGULAR.deriveFont(size);
    }

    static Font bold(float size) {
        return BOLD.deriveFont(size);
    }

    private static Font load(String name) {
        String resource = "/liberation/" + name + ".ttf";
        try (InputStream in = FigureFonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Font " + resource + " is not on the class path (openpdf-fonts-extra)");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read font " + resource, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("Font " + resource + " is damaged", e);
        }
    }
}
