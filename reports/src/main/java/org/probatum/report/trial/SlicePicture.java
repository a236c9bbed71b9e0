package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.probatum.evaluation.preparation.VoxelArray;
import org.probatum.report.figure.HeatMapFigure;
import org.probatum.report.figure.PixelImage;

/**
 * A slice of a volume as a picture in the radiological convention, as far as the volume's axes allow it: the patient's left at
 * the right side and the front at the top. Where it is not known how the volume lies, it stays as stored and bears no letters.
 */
final class SlicePicture {

    private static final int MOST_VALUES = 200_000;
    private static final double WHITE_OF_BYTES = 255;

    private final VoxelArray volume;
    private final boolean mirrored;
    private final boolean upended;

    SlicePicture(VoxelArray volume) {
        this.volume = volume;
        this.mirrored =
                !volume.rises().isEmpty() && "RAS".indexOf(volume.rises().charAt(0)) >= 0;
        this.upended = !volume.rises().isEmpty() && "RAS".indexOf(volume.rises().charAt(1)) >= 0;
    }

    PixelImage grey(int slice) {
        int plane = volume.rows() * volume.columns();
        double[] grey = new double[plane];
        for (int n = 0; n < plane; n++) {
            grey[n] = volume.values()[slice * plane + stored(n, volume.rows(), volume.columns())];
        }
        double[] window = window();
        return PixelImage.ofGrey(volume.columns(), volume.rows(), grey, window[0], window[1]);
    }

    /** Values of the slice's cells, row by row as stored, in the order of the picture. */
    List<Double> cells(int rows, int columns, List<Double> values) {
        List<Double> placed = new ArrayList<>(values.size());
        for (int n = 0; n < values.size(); n++) {
            placed.add(values.get(stored(n, rows, columns)));
        }
        return placed;
    }

    private int stored(int n, int rows, int columns) {
        int row = n / columns;
        int column = n % columns;
        return (upended ? rows - 1 - row : row) * columns + (mirrored ? columns - 1 - column : column);
    }

    /**
     * Where the slice lies.
     *
     * @param slice counted from 0
     * @param more what else there is to say
     */
    HeatMapFigure.Slice place(int slice, String more) {
        String number = String.format(Locale.ROOT, "slice %d of %d%s", slice + 1, volume.slices(), more);
        if (volume.rises().isEmpty()) {
            return new HeatMapFigure.Slice("", "", "", "", number);
        }
        char across = volume.rises().charAt(0);
        char down = volume.rises().charAt(1);
        char right = mirrored ? opposite(across) : across;
        char bottom = upended ? opposite(down) : down;
        return new HeatMapFigure.Slice(
                String.valueOf(opposite(right)),
                String.valueOf(right),
                String.valueOf(opposite(bottom)),
                String.valueOf(bottom),
                plane(volume.rises().charAt(2)) + ", " + number);
    }

    private static String plane(char through) {
        return switch (through) {
            case 'S', 'I' -> "axial";
            case 'A', 'P' -> "coronal";
            default -> "sagittal";
        };
    }

    private static char opposite(char side) {
        return "RLAPSI".charAt("LRPAIS".indexOf(side));
    }

    /** Black and white: 0 and 255 where the intensities are such bytes, otherwise the 0.5th and 99.5th percentile. */
    private double[] window() {
        float[] all = volume.values();
        int step = Math.max(1, all.length / MOST_VALUES);
        float[] some = new float[(all.length + step - 1) / step];
        for (int n = 0; n < some.length; n++) {
            some[n] = all[n * step];
        }
        Arrays.sort(some);
        double least = some[0];
        double most = some[some.length - 1];
        if (least >= 0 && most > 1 && most <= WHITE_OF_BYTES) {
            return new double[] {0, WHITE_OF_BYTES};
        }
        double low = some[(int) (0.005 * (some.length - 1))];
        double high = some[(int) (0.995 * (some.length - 1))];
        return low < high ? new double[] {low, high} : new double[] {low - 1, low + 1};
    }
}
