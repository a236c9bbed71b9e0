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
    private final CellStyle section;
    private final CellStyle text;
    private final CellStyle code;
    private final CellStyle link;

    SheetStyles(Workbook workbook) {
        this.workbook = workbook;
        this.title = style(font(14, true, "Liberation Sans"));
        this.header = style(font(10, true, "Liberation Sans"));
        header.setWrapText(true);
        header.setVerticalAlignment(VerticalAlignment.TOP);
        header.setBorderBottom(BorderStyle.THIN);
        header.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        header.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        this.section = style(font(10, true, "Liberation Sans"));
        this.text = style(font(10, false, "Liberation Sans"));
        text.setVerticalAlignment(VerticalAlignment.TOP);
        this.code = style(font(9, false, "Liberation Mono"));
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

    CellStyle section() {
        return section;
    }

    CellStyle text() {
        return text;
    }

    CellStyle code() {
        return code;
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
