package org.probatum.report.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureDrawing;
import org.probatum.report.figure.FigurePng;
import org.probatum.report.figure.FigureStyle;
import org.probatum.report.figure.FigureSvg;

/** Writes every sample figure as SVG and PNG, at its usual width and at 85 mm, into the folder named. */
public final class WriteFigures {

    private WriteFigures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int i = 0;
        for (Figure figure : SampleFigures.all()) {
            String name = "%02d-%s".formatted(++i, figure.getClass().getSimpleName());
            Files.writeString(folder.resolve(name + ".svg"), FigureSvg.of(figure));
            Files.write(folder.resolve(name + ".png"), FigurePng.of(FigureDrawing.of(figure), 150));
            FigureDrawing narrow = FigureDrawing.of(figure, FigureStyle.COLUMN_WIDTH);
            Files.write(folder.resolve(name + "-85mm.png"), FigurePng.of(narrow, 200));
        }
    }
}
