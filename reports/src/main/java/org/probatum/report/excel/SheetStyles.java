package org.probatum.report.excel;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The cell styles of a workbook, made once each. */
final class SheetStyles {

    private final Workbook workbook;
    private final Map<String, CellStyle> numbers = new HashMap<>();
    private final CellStyle title;
    private final CellStyle header;
    private final CellStyle numberHeader;
    private final CellStyle section;
    private final CellStyle text;
    private final CellStyle wrapped;
    private final CellStyle code;
    private final CellStyle id;
    private final CellStyle link;

    SheetStyles(Workbook workbook) {
        this.workbook = workbook;
        this.title = style(font(14, true, "Liberation Sans"));
        this.header = header(HorizontalAlignment.LEFT);
        this.numberHeader = header(HorizontalAlignment.RIGHT);
        this.section = style(font(10, true, "Liberation Sans"));
        this.text = style(font(10, false, "Liberation Sans"));
        text.setVerticalAlignment(VerticalAlignment.TOP);
        this.wrapped = style(font(10, false, "Liberation Sans"));
        wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        wrapped.setWrapText(true);
        this.code = style(font(9, false, "Liberation Mono"));
        code.setVerticalAlignment(VerticalAlignment.TOP);
        this.id = style(font(9, false, "Liberation Mono"));
        id.setVerticalAlignment(VerticalAlignment.TOP);
        id.setIndention((short) 1);
        Font blue = font(10, false, "Liberation Sans");
        blue.setUnderline(Font.U_SINGLE);
        blue.setColor(IndexedColors.BLUE.getIndex());
        this.link = style(blue);
    }

    CellStyle title() {
        return title;
    }

    CellStyle header() {
        return header;
    }

    /** The header of a column whose cells are aligned to the right. */
    CellStyle numberHeader() {
        return numberHeader;
    }

    CellStyle section() {
        return section;
    }

    CellStyle text() {
        return text;
    }

    /** Text that is too long for one line of its column. */
    CellStyle wrapped() {
        return wrapped;
    }

    CellStyle code() {
        return code;
    }

    /** The id of a number, a little apart from the number beside it. */
    CellStyle id() {
        return id;
    }

    CellStyle link() {
        return link;
    }

    /** A number or date in a format such as {@code 0.000} or {@code d mmm yyyy}. */
    CellStyle format(String format) {
        return numbers.computeIfAbsent(format, wanted -> {
            CellStyle style = style(font(10, false, "Liberation Sans"));
            style.setDataFormat(workbook.createDataFormat().getFormat(wanted));
            style.setAlignment(HorizontalAlignment.RIGHT);
            style.setVerticalAlignment(VerticalAlignment.TOP);
            return style;
        });
    }

    private CellStyle header(HorizontalAlignment alignment) {
        CellStyle style = style(font(10, true, "Liberation Sans"));
        style.setWrapText(true);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.THIN);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private Font font(int points, boolean bold, String name) {
        Font font = workbook.createFont();
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setFontName(name);
        return font;
    }

    private CellStyle style(Font font) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }
}
