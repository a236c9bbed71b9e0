package org.probatum.ui.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.trial.acquisition.NiftiReader;
import org.probatum.trial.acquisition.NiftiVolume;
import org.probatum.trial.acquisition.RasterImage;
import org.probatum.trial.acquisition.RasterImageReader;
import org.probatum.trial.acquisition.ReadLimits;

/**
 * Volumes in files: PNG and TIFF as grey values on a grid of one millimetre, NIfTI-1 in its own space.
 *
 * <p>Colour becomes luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601).
 */
final class ImageFiles {

    private static final int HEADER = 352;

    private ImageFiles() {}

    /**
     * @throws IOException if the file cannot be read
     * @throws org.probatum.trial.acquisition.UnreadableInputException if it is none of the formats, or damaged
     */
    static Volume read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        return isNifti(name)
                ? volume(NiftiReader.read(name, bytes, ReadLimits.USUAL))
                : plane(RasterImageReader.read(name, bytes, ReadLimits.USUAL));
    }

    /** Whether {@link #write} knows the ending and the volume fits it. */
    static void requireWritable(Path file, VoxelGrid grid) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (isNifti(name)) {
            return;
        }
        if (!name.matches(".*\\.(png|tif|tiff)")) {
            throw CommandFailure.wrongInput(
                    "--out " + file + " ends in .png, .tif, .nii or .nii.gz, so that the format is known");
        }
        if (!grid.isPlanar()) {
            throw CommandFailure.wrongInput("A volume does not fit into " + file + "; end its name in .nii.gz");
        }
    }

    /** Writes by the ending: pictures as 8-bit grey, rounded and cut to 0 to 255; NIfTI as 32-bit floats. */
    static void write(Path file, Volume volume) throws IOException {
        requireWritable(file, volume.grid());
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (isNifti(name)) {
            byte[] bytes = nifti(volume);
            try (OutputStream plain = Files.newOutputStream(file);
                    OutputStream stream = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
                stream.write(bytes);
            }
        } else {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(grey(volume), name.endsWith(".png") ? "png" : "tiff", bytes)) {
                throw new IOException("This Java writes no " + name);
            }
            Files.write(file, bytes.toByteArray());
        }
    }

    private static boolean isNifti(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".nii") || lower.endsWith(".nii.gz");
    }

    private static Volume plane(RasterImage image) {
        int[] rgb = image.rgb();
        float[] values = new float[rgb.length];
        for (int n = 0; n < rgb.length; n++) {
            int red = rgb[n] >> 16 & 0xff;
            int green = rgb[n] >> 8 & 0xff;
            int blue = rgb[n] & 0xff;
            values[n] = red == green && green == blue ? red : (float) (0.299 * red + 0.587 * green + 0.114 * blue);
        }
        return Volume.of(VoxelGrid.planar(image.width(), image.height(), 1), values);
    }

    private static Volume volume(NiftiVolume nifti) {
        double[][] affine = nifti.affineToLps();
        double[] spacing = {nifti.spacingI(), nifti.spacingJ(), nifti.spacingK()};
        double[] direction = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                direction[3 * row + column] = affine[row][column] / spacing[column];
            }
        }
        VoxelGrid grid = new VoxelGrid(
                nifti.sizeI(),
                nifti.sizeJ(),
                nifti.sizeK(),
                new Spacing(spacing[0], spacing[1], spacing[2]),
                new Point(affine[0][3], affine[1][3], affine[2][3]),
                Matrix3.of(direction));
        return Volume.of(grid, nifti.data());
    }

    private static BufferedImage grey(Volume volume) {
        VoxelGrid grid = volume.grid();
        BufferedImage image = new BufferedImage(grid.columns(), grid.rows(), BufferedImage.TYPE_BYTE_GRAY);
        for (int j = 0; j < grid.rows(); j++) {
            for (int i = 0; i < grid.columns(); i++) {
                image.getRaster().setSample(i, j, 0, Math.clamp(Math.round(volume.value(i, j, 0)), 0, 255));
            }
        }
        return image;
    }

    /** NIfTI-1 in one file: header of 348 bytes, no extension, 32-bit floats, the affine as sform. */
    private static byte[] nifti(Volume volume) {
        VoxelGrid grid = volume.grid();
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(HEADER, Math.multiplyExact(4, grid.voxelCount())))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, 348);
        short[] dimensions = {(short) (grid.isPlanar() ? 2 : 3), (short) grid.columns(), (short) grid.rows()};
        for (int n = 0; n < 8; n++) {
            bytes.putShort(40 + 2 * n, n < 3 ? dimensions[n] : n == 3 ? (short) grid.slices() : 1);
        }
        bytes.putShort(70, (short) 16).putShort(72, (short) 32);
        double[] spacing = {
            1, grid.spacing().i(), grid.spacing().j(), grid.spacing().k()
        };
        for (int n = 0; n < 4; n++) {
            bytes.putFloat(76 + 4 * n, (float) spacing[n]);
        }
        bytes.putFloat(108, HEADER).putFloat(112, 1);
        bytes.put(123, (byte) 2); // millimetres
        bytes.putShort(254, (short) 1);
        double[] step = grid.stepMatrix().rows();
        double[] origin = {grid.origin().x(), grid.origin().y(), grid.origin().z()};
        for (int row = 0; row < 3; row++) {
            int sign = row < 2 ? -1 : 1; // from left-posterior-superior to NIfTI's right-anterior-superior
            for (int column = 0; column < 3; column++) {
                bytes.putFloat(280 + 16 * row + 4 * column, (float) (sign * step[3 * row + column]));
            }
            bytes.putFloat(292 + 16 * row, (float) (sign * origin[row]));
        }
        bytes.position(344).put(new byte[] {'n', '+', '1', 0});
        bytes.position(HEADER);
        bytes.asFloatBuffer().put(volume.values());
        return bytes.array();
    }
}
