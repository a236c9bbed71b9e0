package org.probatum.report.pdf;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.openpdf.text.pdf.PdfStructureElement;
import org.probatum.report.Block;
import org.probatum.report.Block.Run;
import org.probatum.report.Checklist;
import org.probatum.report.HeadingNumbers;
import org.probatum.report.Picture;
import org.probatum.report.ReportContent;
import org.probatum.report.Table;
import org.probatum.report.figure.FigureDrawing;

/** Turns the blocks of a report into pieces. */
final class BlockPieces {

    private static final float SIZE = 10f;
    private static final double LEADING = 14;
    private static final double TALLEST = 600;

    /** Two pictures with their captions fit on a page. */
    private static final double TALLEST_PICTURE = 300;

    private final ReportContent content;
    private final PdfFonts fonts;
    private final HeadingNumbers headings;
    private final Outline outline;
    private final List<Piece> pieces = new ArrayList<>();
    private int figures;
    private int tables;

    private BlockPieces(ReportContent content, PdfFonts fonts, Outline outline) {
        this.content = content;
        this.fonts = fonts;
        this.headings = HeadingNumbers.of(content);
        this.outline = outline;
    }

    static List<Piece> of(ReportContent content, PdfFonts fonts, Outline outline) {
        BlockPieces builder = new BlockPieces(content, fonts, outline);
        content.blocks().forEach(builder::block);
        return builder.pieces;
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading b -> heading(b);
            case Block.Paragraph b -> paragraph(b.runs(), 0, 7);
            case Block.Bullets b -> bullets(b);
            case Block.KeyFigures b -> keyFigures(b);
            case Block.FigureBlock b -> figure(b);
            case Block.SignatureBlock b -> pieces.addAll(TitlePieces.signatures(b.signatures(), fonts));
            case Block.PageBreak b -> pieces.add(Piece.pageBreak());
            case Block.Contents b -> contents();
            case Block.Notice b -> notice(b);
            case Table b -> pieces.addAll(TablePieces.of(b, "Table " + ++tables, fonts));
            case Checklist b -> pieces.addAll(ChecklistPieces.of(b, fonts));
            case Picture b -> picture(b);
        }
    }

    private void heading(Block.Heading heading) {
        float size = heading.level() == 1 ? 15f : heading.level() == 2 ? 11.5f : 10f;
        double leading = size * 1.3;
        String text = headings.titled(heading);
        List<TextLines.Line> lines = TextLines.wrap(List.of(Run.strong(text)), fonts, Ink.TEXT_WIDTH, size, Ink.TEXT);
        Piece piece = new HeadingPiece(heading, text, lines, leading).piece(outline);
        pieces.add(piece.keptWithNext());
    }

    private void paragraph(List<Run> runs, double indent, double before) {
        List<TextLines.Line> lines = TextLines.wrap(runs, fonts, Ink.TEXT_WIDTH - indent, SIZE, Ink.TEXT);
        PdfStructureElement[] element = new PdfStructureElement[1];
        for (int i = 0; i < lines.size(); i++) {
            List<TextLines.Line> line = List.of(lines.get(i));
            boolean first = i == 0;
            Piece piece = Piece.of(LEADING, first ? before : 0, (ink, x, y) -> {
                if (element[0] == null) {
                    element[0] = ink.element(ink.document, "P");
                }
                ink.tagged(element[0], "Span", () -> ink.lines(line, x + indent, y, LEADING));
            });
            // neither the first nor the last line of a paragraph stands alone
            boolean keep = lines.size() > 1 && (i == 0 || i == lines.size() - 2);
            pieces.add(keep ? piece.keptWithNext() : piece);
        }
    }

    private void bullets(Block.Bullets bullets) {
        for (Block.Paragraph item : bullets.items()) {
            List<TextLines.Line> lines = TextLines.wrap(item.runs(), fonts, Ink.TEXT_WIDTH - 14, SIZE, Ink.TEXT);
            pieces.add(Piece.of(
                    lines.size() * LEADING,
                    4,
                    (ink, x, y) -> ink.tagged("LI", () -> {
                        ink.text("\u2022", fonts.regular, SIZE, Ink.ACCENT, x + 3, y + LEADING * 0.76);
                        ink.lines(lines, x + 14, y, LEADING);
                    })));
        }
    }

    private void keyFigures(Block.KeyFigures block) {
        int perRow = Math.min(3, block.figures().size());
        double width = (Ink.TEXT_WIDTH - 10 * (perRow - 1)) / perRow;
        for (int i = 0; i < block.figures().size(); i += perRow) {
            List<Block.KeyFigure> row =
                    block.figures().subList(i, Math.min(block.figures().size(), i + perRow));
            List<KeyFigureBox> boxes =
                    row.stream().map(f -> KeyFigureBox.of(f, fonts, width)).toList();
            double height =
                    boxes.stream().mapToDouble(KeyFigureBox::height).max().orElse(0);
            pieces.add(Piece.of(height, 9, (ink, x, y) -> {
                for (int k = 0; k < boxes.size(); k++) {
                    boxes.get(k).draw(ink, x + k * (width + 10), y, width, height);
                }
            }));
        }
    }

    private void figure(Block.FigureBlock block) {
        FigureDrawing drawing = FigureDrawing.of(block.figure());
        double scale = Math.min(1, Math.min(Ink.TEXT_WIDTH / drawing.width(), TALLEST / drawing.height()));
        double height = drawing.height() * scale;
        withCaption(
                height,
                "Figure " + ++figures,
                block.caption(),
                block.source().line(),
                (ink, x, y) -> ink.taggedFigure(
                        block.figure().labels().alternative(), () -> ink.figure(drawing, x, y, scale)));
    }

    private void picture(Picture picture) {
        BufferedImage image = decode(picture);
        double width = Math.min(Ink.TEXT_WIDTH, image.getWidth() * 0.75);
        double scale = Math.min(1, TALLEST_PICTURE / (width * image.getHeight() / image.getWidth()));
        double w = width * scale;
        double h = w * image.getHeight() / image.getWidth();
        withCaption(
                h,
                "Figure " + ++figures,
                picture.caption(),
                "",
                (ink, x, y) -> ink.taggedFigure(picture.alternative(), () -> ink.image(image, x, y, w, h)));
    }

    private static BufferedImage decode(Picture picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
            if (image == null) {
                throw new IllegalArgumentException("Picture \"" + picture.caption() + "\" is not a readable PNG file");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException("Picture \"" + picture.caption() + "\" cannot be decoded", e);
        }
    }

    /** One piece of figure, caption and source, so that they are never parted. */
    private void withCaption(double height, String label, String caption, String source, Piece.Drawing figure) {
        List<TextLines.Line> lines = TextLines.wrap(
                List.of(Run.strong(label + "  "), Run.plain(caption)), fonts, Ink.TEXT_WIDTH, 9f, Ink.TEXT);
        List<TextLines.Line> origin = source.isEmpty()
                ? List.of()
                : TextLines.wrap(List.of(Run.plain(source)), fonts, Ink.TEXT_WIDTH, 7.5f, Ink.MUTED);
        double captionHeight = lines.size() * 12.0;
        pieces.add(Piece.of(height + 8 + captionHeight + origin.size() * 10 + 4, 14, (ink, x, y) -> {
            figure.draw(ink, x, y);
            ink.tagged("Caption", () -> {
                ink.lines(lines, x, y + height + 8, 12);
                ink.lines(origin, x, y + height + 8 + captionHeight, 10);
            });
        }));
    }

    private void notice(Block.Notice notice) {
        Color colour = switch (notice.kind()) {
            case INFORMATION -> Ink.ACCENT;
            case ATTENTION -> new Color(0x8A5A00);
            case POST_HOC -> new Color(0x5B3F8C);
            case NOT_RELIABLE -> new Color(0xA11D2B);
        };
        List<TextLines.Line> lines =
                TextLines.wrap(List.of(Run.plain(notice.text())), fonts, Ink.TEXT_WIDTH - 24, 9.5f, Ink.TEXT);
        double height = lines.size() * 13 + 13 + 14;
        pieces.add(Piece.of(height, 9, (ink, x, y) -> {
            ink.artifact(() -> {
                ink.box(x, y, Ink.TEXT_WIDTH, height, Ink.PALE);
                ink.box(x, y, 3, height, colour);
            });
            ink.tagged("Note", () -> {
                ink.text(notice.kind().label(), fonts.bold, 9.5f, colour, x + 13, y + 16);
                ink.lines(lines, x + 13, y + 20, 13);
            });
        }));
    }

    private void contents() {
        pieces.add(Piece.of(
                        22,
                        0,
                        (ink, x, y) -> ink.tagged("P", () -> ink.text("Contents", fonts.bold, 15, Ink.TEXT, x, y + 14)))
                .keptWithNext());
        for (Block block : content.blocks()) {
            if (block instanceof Block.Heading heading && heading.level() <= 2) {
                contentsLine(heading);
            }
        }
    }

    private void contentsLine(Block.Heading heading) {
        boolean top = heading.level() == 1;
        String text = headings.titled(heading);
        pieces.add(Piece.of(
                14,
                top ? 5 : 0,
                (ink, x, y) -> ink.tagged("TOCI", () -> {
                    double left = x + (top ? 0 : 14);
                    double right = x + Ink.TEXT_WIDTH;
                    String page = ink.numbers.of(heading).map(String::valueOf).orElse("");
                    ink.text(text, top ? fonts.bold : fonts.regular, SIZE, Ink.TEXT, left, y + 10.6);
                    ink.textRight(page, top ? fonts.bold : fonts.regular, SIZE, Ink.TEXT, right, y + 10.6);
                    ink.numbers.of(heading).ifPresent(n -> ink.link(x, y, Ink.TEXT_WIDTH, 14, n));
                })));
    }
}
