package org.probatum.report.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probatum.report.Block.Run;
import org.probatum.report.LogHead;
import org.probatum.report.Signature;
import org.probatum.report.TitlePage;
import org.probatum.report.number.Numbers;

/** The first page: title, trial, versions, log head with QR code, signatures, which may go on over the page. */
final class TitlePieces {

    private TitlePieces() {}

    static List<Piece> of(TitlePage page, PdfFonts fonts) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.of(30, 0, (ink, x, y) -> ink.artifact(() -> ink.box(x, y + 12, 42, 4, Ink.ACCENT))));
        pieces.add(text(page.title(), fonts, 24f, 29, 6, Ink.TEXT, "H1"));
        if (!page.subtitle().isBlank()) {
            pieces.add(text(page.subtitle(), fonts, 12f, 16, 6, Ink.MUTED, "P"));
        }
        boolean noTrial = page.edition() == TitlePage.Edition.NO_TRIAL;
        pieces.add(line(noTrial ? "Subject" : "Trial", page.trial(), fonts, 22));
        if (!page.sponsor().isBlank()) {
            pieces.add(line("Sponsor", page.sponsor(), fonts, 2));
        }
        pieces.add(line("Edition", page.edition().label(), fonts, 2));
        pieces.add(line("Composed", Numbers.instant(page.composedAt()), fonts, 2));
        page.versions().forEach(version -> pieces.add(line(version.label(), version.value(), fonts, 2)));
        page.logHead().ifPresent(head -> pieces.add(logHead(head, fonts)));
        pieces.add(text("Signatures", fonts, 12f, 16, 20, Ink.TEXT, "P"));
        pieces.addAll(signatures(page.signatures(), fonts));
        return pieces;
    }

    private static Piece text(
            String text, PdfFonts fonts, float size, double leading, double before, Color colour, String role) {
        boolean strong = size != 12f || role.equals("P") && colour == Ink.TEXT;
        List<TextLines.Line> lines = TextLines.wrap(
                List.of(strong ? Run.strong(text) : Run.plain(text)), fonts, Ink.TEXT_WIDTH, size, colour);
        return Piece.of(
                lines.size() * leading, before, (ink, x, y) -> ink.tagged(role, () -> ink.lines(lines, x, y, leading)));
    }

    private static Piece line(String label, String value, PdfFonts fonts, double before) {
        List<TextLines.Line> lines =
                TextLines.wrap(List.of(Run.plain(value)), fonts, Ink.TEXT_WIDTH - 110, 10f, Ink.TEXT);
        return Piece.of(
                lines.size() * 14,
                before,
                (ink, x, y) -> ink.tagged("P", () -> {
                    ink.text(label, fonts.regular, 10, Ink.MUTED, x, y + 14 * 0.76);
                    ink.lines(lines, x + 110, y, 14);
                }));
    }

    /** Printed name, date and time, meaning (21 CFR 11.50), and what was signed. */
    static List<Piece> signatures(List<Signature> signatures, PdfFonts fonts) {
        List<Piece> pieces = new ArrayList<>();
        if (signatures.isEmpty()) {
            pieces.add(line("", "Not signed when this report was composed.", fonts, 2));
        }
        for (Signature signature : signatures) {
            List<TextLines.Line> lines = TextLines.wrap(
                    List.of(
                            Run.strong(signature.name()),
                            Run.plain(", " + signature.role() + ", signed " + signature.signed() + ", "
                                    + Numbers.instant(signature.at()) + "\n" + signature.meaning() + "\nSHA-256 "),
                            Run.code(signature.digest().hex())),
                    fonts,
                    Ink.TEXT_WIDTH - 12,
                    8f,
                    Ink.TEXT);
            pieces.add(Piece.of(lines.size() * 10.5 + 4, 4, (ink, x, y) -> {
                ink.artifact(() -> ink.box(x, y, 2.5, lines.size() * 10.5 + 3, Ink.ACCENT));
                ink.tagged("P", () -> ink.lines(lines, x + 10, y + 1.5, 10.5));
            }));
        }
        return pieces;
    }

    private static Piece logHead(LogHead head, PdfFonts fonts) {
        double side = 92;
        List<TextLines.Line> lines = TextLines.wrap(
                List.of(
                        Run.strong("Audit log head\n"),
                        Run.plain(head.origin() + ", " + Numbers.count(head.size()) + " entries, Merkle tree root\n"),
                        Run.code(head.root().hex()),
                        Run.plain("\nThe code on the left holds origin, size and root. A log that still contains this"
                                + " head has not been rewritten since this report was composed.")),
                fonts,
                Ink.TEXT_WIDTH - side - 16,
                9f,
                Ink.TEXT);
        return Piece.of(side, 20, (ink, x, y) -> {
            ink.taggedFigure("QR code of the audit log head", () -> qr(ink, head.qrText(), x, y, side));
            ink.tagged("P", () -> ink.lines(lines, x + side + 16, y + 4, 12.5));
        });
    }

    private static void qr(Ink ink, String text, double x, double y, double side) {
        BitMatrix bits = encode(text);
        double module = side / bits.getWidth();
        for (int row = 0; row < bits.getHeight(); row++) {
            int column = 0;
            while (column < bits.getWidth()) {
                int end = column;
                while (end < bits.getWidth() && bits.get(end, row)) {
                    end++;
                }
                if (end > column) {
                    // a hair taller than a module, so that no white line shows between rows
                    ink.box(x + column * module, y + row * module, (end - column) * module, module * 1.02, Color.BLACK);
                }
                column = end + 1;
            }
        }
    }

    private static BitMatrix encode(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalArgumentException("The log head does not fit into a QR code: " + text, e);
        }
    }
}
