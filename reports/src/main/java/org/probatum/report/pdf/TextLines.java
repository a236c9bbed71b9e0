package org.probatum.report.pdf;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;
import org.probatum.report.Block.Run;

/** Breaks runs of text into lines of a given width. */
final class TextLines {

    /** Text in one font at an offset from the line's start. */
    record Fragment(String text, BaseFont font, float size, Color colour, double x) {}

    record Line(List<Fragment> fragments) {

        double width() {
            if (fragments.isEmpty()) {
                return 0;
            }
            Fragment last = fragments.getLast();
            return last.x() + last.font().getWidthPoint(last.text(), last.size());
        }
    }

    private final PdfFonts fonts;
    private final double width;
    private final float size;
    private final Color colour;
    private final List<Line> lines = new ArrayList<>();
    private List<Fragment> current = new ArrayList<>();
    private double x;

    private TextLines(PdfFonts fonts, double width, float size, Color colour) {
        this.fonts = fonts;
        this.width = width;
        this.size = size;
        this.colour = colour;
    }

    static List<Line> wrap(List<Run> runs, PdfFonts fonts, double width, float size, Color colour) {
        TextLines layout = new TextLines(fonts, width, size, colour);
        for (Run run : runs) {
            layout.run(run);
        }
        layout.newLine();
        return layout.lines;
    }

    private void run(Run run) {
        BaseFont font = fonts.of(run.emphasis());
        // code is a little wider to the eye, so it stands a little smaller
        float fontSize = run.emphasis() == org.probatum.report.Block.Emphasis.CODE ? size * 0.92f : size;
        String[] paragraphs = run.text().split("\n", -1);
        for (int i = 0; i < paragraphs.length; i++) {
            if (i > 0) {
                newLine();
            }
            for (String word : paragraphs[i].split("(?<= )")) {
                word(word, font, fontSize);
            }
        }
    }

    private void word(String word, BaseFont font, float fontSize) {
        if (word.isEmpty()) {
            return;
        }
        if (x > 0 && x + font.getWidthPoint(word.stripTrailing(), fontSize) > width) {
            newLine();
        }
        String rest = word;
        while (font.getWidthPoint(rest.stripTrailing(), fontSize) > width && rest.length() > 1) {
            int fits = rest.length() - 1;
            while (fits > 1 && font.getWidthPoint(rest.substring(0, fits), fontSize) > width) {
                fits--;
            }
            add(rest.substring(0, fits), font, fontSize);
            newLine();
            rest = rest.substring(fits);
        }
        add(rest, font, fontSize);
    }

    private void add(String text, BaseFont font, float fontSize) {
        if (!current.isEmpty()) {
            Fragment last = current.getLast();
            if (last.font() == font && last.size() == fontSize) {
                current.removeLast();
                current.add(new Fragment(last.text() + text, font, fontSize, colour, last.x()));
                x = last.x() + font.getWidthPoint(last.text() + text, fontSize);
                return;
            }
        }
        current.add(new Fragment(text, font, fontSize, colour, x));
        x += font.getWidthPoint(text, fontSize);
    }

    private void newLine() {
        lines.add(new Line(current.stream().toList()));
        current = new ArrayList<>();
        x = 0;
    }
}
