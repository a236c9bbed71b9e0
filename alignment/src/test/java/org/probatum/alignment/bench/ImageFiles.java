package org.probatum.alignment.bench;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;

/** Reads what the bench consists of: 8-bit grey PNG, and little-endian NIfTI-1 of unsigned bytes. */
final class ImageFiles {

    private ImageFiles() {}

    static Volume read(Path folder, String name) {
        Path png = folder.resolve(name + ".png");
        return Files.exists(png) ? png(png) : nifti(folder.resolve(name + ".nii.gz"));
    }

    private static Volume png(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            Raster raster = image.getRaster();
            float[] values = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (float[]) null);
            return Volume.of(VoxelGrid.planar(image.getWidth(), image.getHeight(), 1), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Volume nifti(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            ByteBuffer b = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int offset = (int) b.getFloat(108);
            if (b.getShort(70) != 2) {
                throw new IllegalArgumentException("The bench holds unsigned bytes, " + file + " does not");
            }
            Spacing spacing = new Spacing(b.getFloat(80), b.getFloat(84), b.getFloat(88));
            boolean sform = b.getShort(254) > 0;
            Point origin = sform ? new Point(b.getFloat(292), b.getFloat(308), b.getFloat(324)) : Point.ZERO;
            VoxelGrid grid =
                    new VoxelGrid(b.getShort(42), b.getShort(44), b.getShort(46), spacing, origin, Matrix3.IDENTITY);
            float[] values = new float[grid.voxelCount()];
            for (int n = 0; n < values.length; n++) {
                values[n] = b.get(offset + n) & 0xff;
            }
            return Volume.of(grid, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
