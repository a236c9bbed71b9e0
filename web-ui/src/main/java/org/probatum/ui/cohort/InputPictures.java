package org.probatum.ui.cohort;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.acquisition.CsvTableReader;
import org.probatum.trial.acquisition.NiftiReader;
import org.probatum.trial.acquisition.NiftiVolume;
import org.probatum.trial.acquisition.RasterImage;
import org.probatum.trial.acquisition.RasterImageReader;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.acquisition.TableExpectation;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** An input as people look at it: a slide, the middle slice of a volume, the values of a table, the words of a note. */
final class InputPictures {

    private static final int LARGEST_SIDE = 1024;
    private static final int FEW = 12;

    private InputPictures() {}

    static Component of(Acquisition acquisition, byte[] bytes) {
        String name = acquisition.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
            return slice(acquisition.name(), NiftiReader.read(acquisition.name(), bytes, ReadLimits.USUAL));
        }
        if (name.endsWith(".csv")) {
            return table(acquisition, bytes);
        }
        if (name.endsWith(".txt")) {
            return new Paragraph(new String(bytes, StandardCharsets.UTF_8));
        }
        RasterImage slide = RasterImageReader.read(acquisition.name(), bytes, ReadLimits.USUAL);
        return figure(
                reduced(slide), "Slide " + acquisition.name(), slide.width() + " × " + slide.height() + " pixels");
    }

    private static Component table(Acquisition acquisition, byte[] bytes) {
        CsvTable table = CsvTableReader.read(
                acquisition.name(), bytes, TableExpectation.ofIds("participant_id"), ReadLimits.USUAL);
        Map<String, String> cells = table.row(acquisition.participant().value())
                .map(CsvTable.Row::cells)
                .orElse(Map.of());
        if (cells.containsKey("note")) {
            Paragraph note = new Paragraph(cells.get("note"));
            note.addClassName("note");
            return note;
        }
        DataTable values = new DataTable("Values of " + acquisition.name(), "Column", "Value");
        Div all = new Div(values);
        List<String> columns = table.columns().stream()
                .filter(column -> !column.equals("participant_id"))
                .toList();
        columns.forEach(column -> values.row(DataTable.code(column), value(cells.get(column))));
        if (columns.size() > FEW) {
            values.addClassName("long-table");
            Span count = new Span(columns.size() + " values");
            count.addClassName("quiet");
            all.add(count);
        }
        return all;
    }

    private static Component value(@Nullable String cell) {
        return cell == null ? new StatusBadge(Status.WAITING, "missing") : DataTable.number(cell);
    }

    private static Component slice(String name, NiftiVolume volume) {
        int k = volume.sizeK() / 2;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < volume.sizeJ(); j++) {
            for (int i = 0; i < volume.sizeI(); i++) {
                low = Math.min(low, volume.at(i, j, k));
                high = Math.max(high, volume.at(i, j, k));
            }
        }
        BufferedImage image = new BufferedImage(volume.sizeI(), volume.sizeJ(), BufferedImage.TYPE_BYTE_GRAY);
        float range = high > low ? high - low : 1;
        for (int j = 0; j < volume.sizeJ(); j++) {
            for (int i = 0; i < volume.sizeI(); i++) {
                int gray = Math.round(255 * (volume.at(i, j, k) - low) / range);
                // Rows of a volume run from the bottom of the picture to its top.
                image.getRaster().setSample(i, volume.sizeJ() - 1 - j, 0, gray);
            }
        }
        String caption = String.format(
                Locale.ROOT,
                "%s · slice %d of %d · %.3g × %.3g mm per pixel",
                name,
                k + 1,
                volume.sizeK(),
                volume.spacingI(),
                volume.spacingJ());
        return figure(image, "Middle slice of " + name, caption);
    }

    private static BufferedImage reduced(RasterImage slide) {
        int step = Math.max(1, (Math.max(slide.width(), slide.height()) + LARGEST_SIDE - 1) / LARGEST_SIDE);
        int width = slide.width() / step;
        int height = slide.height() / step;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, slide.at(x * step, y * step));
            }
        }
        return image;
    }

    private static Div figure(BufferedImage picture, String description, String caption) {
        byte[] png = png(picture);
        Image image = new Image(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                                new ByteArrayInputStream(png), "input.png", "image/png", png.length))
                        .inline(),
                description);
        Span words = new Span(caption);
        words.addClassName("quiet");
        Div figure = new Div(image, words);
        figure.addClassName("input-picture");
        return figure;
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture in memory takes every byte", e);
        }
        return bytes.toByteArray();
    }
}
