package org.probatum.trial.acquisition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/**
 * Reads one volume from NIfTI-1, {@code .nii} or {@code .nii.gz}.
 *
 * <p>The header says how many voxels follow; this is checked before they are unpacked, and no more than that is unpacked,
 * so a small file cannot grow without bound.
 */
public final class NiftiReader {

    private NiftiReader() {}

    /**
     * Reads a volume.
     *
     * @param name the file's name, for messages
     * @throws UnreadableInputException if it is no NIfTI-1 file, is cut off, or goes beyond the limits
     */
    public static NiftiVolume read(String name, byte[] bytes, ReadLimits limits) {
        limits.requireBytes(name, bytes.length);
        try (InputStream in = open(bytes)) {
            byte[] start = in.readNBytes(NiftiHeader.LENGTH);
            if (start.length < NiftiHeader.LENGTH) {
                throw new UnreadableInputException(name + " is no NIfTI-1 file: it has less than a header's 348 bytes");
            }
            NiftiHeader header = NiftiHeader.parse(name, start);
            limits.requireValues(name, "voxels", (double) header.size(1) * header.size(2) * header.size(3));
            in.skipNBytes(header.voxOffset() - NiftiHeader.LENGTH);
            return new NiftiVolume(
                    header.size(1),
                    header.size(2),
                    header.size(3),
                    voxels(name, header, in, limits.deadline(name)),
                    header.affine(),
                    header.spacing(1),
                    header.spacing(2),
                    header.spacing(3));
        } catch (IOException e) {
            throw new UnreadableInputException(
                    name + " is damaged or cut off (" + e.getMessage() + "); export it again", e);
        }
    }

    private static InputStream open(byte[] bytes) throws IOException {
        boolean zipped = bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
        InputStream in = new ByteArrayInputStream(bytes);
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static float[] voxels(String name, NiftiHeader header, InputStream in, ReadLimits.Deadline deadline)
            throws IOException {
        int plane = header.size(1) * header.size(2);
        NiftiDatatype type = header.datatype();
        double slope = header.slope();
        double intercept = header.intercept();
        float[] data = new float[Math.multiplyExact(plane, header.size(3))];
        for (int next = 0; next < data.length; ) {
            deadline.check();
            int count = Math.min(plane, 1 << 16);
            count = Math.min(count, data.length - next);
            byte[] chunk = in.readNBytes(count * type.bytes());
            if (chunk.length < count * type.bytes()) {
                throw new UnreadableInputException(name + " is cut off: it declares " + data.length
                        + " voxels and ends after " + (next + chunk.length / type.bytes()));
            }
            ByteBuffer values = ByteBuffer.wrap(chunk).order(header.order());
            for (int i = 0; i < count; i++) {
                data[next++] = (float) (type.read(values) * slope + intercept);
            }
        }
        return data;
    }
}
