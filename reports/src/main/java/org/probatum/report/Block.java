package org.probatum.report;

import java.util.List;
import java.util.Optional;
import org.probatum.report.figure.Figure;

/** One piece of a report, in reading order. */
public sealed interface Block
        permits Block.Heading,
                Block.Paragraph,
                Block.Bullets,
                Block.KeyFigures,
                Block.FigureBlock,
                Block.SignatureBlock,
                Block.PageBreak,
                Block.Contents,
                Block.Notice,
                Table,
                Checklist,
                Picture {

    /** How a heading is numbered. */
    enum Numbering {
        /** 1, 1.1, 1.1.1. */
        NUMBERED,
        /** A, A.1; goes on until the next numbered heading of level 1. */
        APPENDIX,
        NONE
    }

    /**
     * A heading.
     *
     * @param level 1 to 3
     * @param anchor a name that a checklist can refer to, unique in the report
     */
    record Heading(int level, Numbering numbering, String text, Optional<String> anchor) implements Block {

        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("A heading has level 1, 2 or 3, was " + level);
            }
            if (text.isBlank()) {
                throw new IllegalArgumentException("A heading has a text");
            }
        }

        /** A numbered heading without anchor. */
        public static Heading of(int level, String text) {
            return new Heading(level, Numbering.NUMBERED, text, Optional.empty());
        }

        /** A numbered heading that others refer to. */
        public static Heading of(int level, String text, String anchor) {
            return new Heading(level, Numbering.NUMBERED, text, Optional.of(anchor));
        }
    }

    /** How a run of text stands out. */
    enum Emphasis {
        PLAIN,
        STRONG,
        ITALIC,
        /** Digests, identifiers, code: monospaced. */
        CODE
    }

    /** Text in one emphasis. */
    record Run(String text, Emphasis emphasis) {

        public static Run plain(String text) {
            return new Run(text, Emphasis.PLAIN);
        }

        public static Run strong(String text) {
            return new Run(text, Emphasis.STRONG);
        }

        public static Run italic(String text) {
            return new Run(text, Emphasis.ITALIC);
        }

        public static Run code(String text) {
            return new Run(text, Emphasis.CODE);
        }
    }

    /** A paragraph of running text. */
    record Paragraph(List<Run> runs) implements Block {

        public Paragraph {
            runs = List.copyOf(runs);
        }

        /** A paragraph without emphasis. */
        public static Paragraph of(String text) {
            return new Paragraph(List.of(Run.plain(text)));
        }

        public static Paragraph of(Run... runs) {
            return new Paragraph(List.of(runs));
        }

        /** The text without its emphasis. */
        public String text() {
            StringBuilder text = new StringBuilder();
            runs.forEach(run -> text.append(run.text()));
            return text.toString();
        }
    }

    /** A list of short paragraphs. */
    record Bullets(List<Paragraph> items) implements Block {

        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** The few numbers that answer the question, printed large. */
    record KeyFigures(List<KeyFigure> figures) implements Block {

        public KeyFigures {
            figures = List.copyOf(figures);
            if (figures.isEmpty()) {
                throw new IllegalArgumentException("Key figures hold at least one number");
            }
        }
    }

    /**
     * One number printed large.
     *
     * @param value printed form, for example {@code 0.68 (0.51 to 0.91)}
     * @param note interval, p-value, what to read with care
     * @param numberId leads to its provenance
     */
    record KeyFigure(String label, String value, String note, Optional<String> numberId) {}

    /** A figure, its caption, and the line that says where it comes from; the three are never parted. */
    record FigureBlock(Figure figure, String caption, Source source) implements Block {}

    /** Where a figure's numbers come from: {@code n = 240 · Kaplan–Meier, log–log bands · KM-01}. */
    record Source(String n, String method, String numberId) {

        /** The line under the figure. */
        public String line() {
            return n + " \u00b7 " + method + " \u00b7 " + numberId;
        }
    }

    /** Signatures within the text, in the form of the title page. */
    record SignatureBlock(List<Signature> signatures) implements Block {

        public SignatureBlock {
            signatures = List.copyOf(signatures);
        }
    }

    /** What follows begins on a new page. */
    record PageBreak() implements Block {}

    /** The table of contents stands here. */
    record Contents() implements Block {}

    /** How a notice is marked. */
    enum NoticeKind {
        INFORMATION("Note"),
        ATTENTION("Attention"),
        /** Not in the locked plan. */
        POST_HOC("Post hoc"),
        /** An explanation or alignment that did not pass its checks. */
        NOT_RELIABLE("Not reliable");

        private final String label;

        NoticeKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A boxed remark that must not be overlooked. */
    record Notice(NoticeKind kind, String text) implements Block {}
}
