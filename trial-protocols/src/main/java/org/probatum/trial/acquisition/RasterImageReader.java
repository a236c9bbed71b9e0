package org.probatum.trial.acquisition;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads PNG and TIFF. The size is checked before a pixel is decoded. */
public final class RasterImageReader {

    private static final Set<String> FORMATS = Set.of("png", "tif", "tiff");

    private RasterImageReader() {}

    /**
     * Reads a picture.
     *
     * @param name the file's name, for messages
     * @throws UnreadableInputException if it is no PNG or TIFF, is damaged, or goes beyond the limits
     */
    public static RasterImage read(String name, byte[] bytes, ReadLimits limits) {
        limits.requireBytes(name, bytes.length);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(name, stream);
            try {
                reader.setInput(stream, true, true);
                limits.requireValues(name, "pixels", (double) reader.getWidth(0) * reader.getHeight(0));
                return toRaster(decode(name, reader, limits));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // ImageIO answers damaged files with any of these.
            throw new UnreadableInputException(name + " is damaged: " + e.getMessage() + "; export it again", e);
        }
    }

    private static ImageReader reader(String name, ImageInputStream stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new UnreadableInputException(name + " is no PNG and no TIFF picture; export it as one of them");
    }

    private static BufferedImage decode(String name, ImageReader reader, ReadLimits limits) throws IOException {
        ReadLimits.Deadline deadline = limits.deadline(name);
        reader.addIIOReadProgressListener(new AbortAtDeadline(deadline));
        BufferedImage image = reader.read(0);
        deadline.check();
        return image;
    }

    private static RasterImage toRaster(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean grey = image.getRaster().getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
        // Java treats grey as linear light and would brighten it on the way to RGB; the stored numbers are wanted.
        int[] rgb = grey ? greyPixels(image) : image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return new RasterImage(width, height, rgb);
    }

    private static int[] greyPixels(BufferedImage image) {
        Raster raster = image.getRaster();
        int bits = image.getColorModel().getComponentSize(0);
        int most = (1 << bits) - 1;
        int[] samples = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        for (int i = 0; i < samples.length; i++) {
            int grey = bits == 8 ? samples[i] : (int) Math.round(samples[i] * 255.0 / most);
            samples[i] = grey << 16 | grey << 8 | grey;
        }
        return samples;
    }
}
