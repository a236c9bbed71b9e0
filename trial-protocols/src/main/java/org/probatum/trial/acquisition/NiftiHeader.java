package org.probatum.trial.acquisition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The 348 bytes that a NIfTI-1 file begins with.
 *
 * <p>Source: nifti1.h, NIfTI Data Format Working Group; offsets are those of its struct nifti_1_header.
 */
final class NiftiHeader {

    static final int LENGTH = 348;

    private static final int DIM = 40;
    private static final int DATATYPE = 70;
    private static final int PIXDIM = 76;
    private static final int VOX_OFFSET = 108;
    private static final int SLOPE = 112;
    private static final int INTERCEPT = 116;
    private static final int UNITS = 123;
    private static final int QFORM_CODE = 252;
    private static final int SFORM_CODE = 254;
    private static final int QUATERN = 256;
    private static final int QOFFSET = 268;
    private static final int SROW = 280;
    private static final int MAGIC = 344;
    private static final int LARGEST_OFFSET = 1 << 20;

    private final String name;
    private final ByteBuffer bytes;

    private NiftiHeader(String name, ByteBuffer bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static NiftiHeader parse(String name, byte[] header) {
        ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != LENGTH) {
            bytes.order(ByteOrder.BIG_ENDIAN);
        }
        String magic = new String(header, MAGIC, 3, StandardCharsets.ISO_8859_1);
        if (bytes.getInt(0) != LENGTH || !magic.equals("n+1")) {
            throw new UnreadableInputException(
                    name + " is no NIfTI-1 file in one piece (n+1); " + "convert it to .nii or .nii.gz");
        }
        NiftiHeader parsed = new NiftiHeader(name, bytes);
        parsed.requireThreeDimensions();
        return parsed;
    }

    private void requireThreeDimensions() {
        int dimensions = bytes.getShort(DIM);
        boolean more = false;
        for (int d = 4; d <= dimensions && d <= 7; d++) {
            more |= bytes.getShort(DIM + 2 * d) > 1;
        }
        if (dimensions < 3 || dimensions > 7 || more) {
            throw new UnreadableInputException(
                    name + " has " + dimensions + " dimensions; a single volume of 3 dimensions is read");
        }
        for (int axis = 1; axis <= 3; axis++) {
            if (size(axis) < 1) {
                throw new UnreadableInputException(
                        name + " declares " + size(axis) + " voxels along axis " + axis + "; at least 1 is right");
            }
        }
    }

    ByteOrder order() {
        return bytes.order();
    }

    /** Voxels along axis 1, 2 or 3. */
    int size(int axis) {
        return bytes.getShort(DIM + 2 * axis);
    }

    NiftiDatatype datatype() {
        return NiftiDatatype.of(name, bytes.getShort(DATATYPE));
    }

    int voxOffset() {
        float offset = bytes.getFloat(VOX_OFFSET);
        if (!(offset == 0 || offset >= LENGTH && offset <= LARGEST_OFFSET)) {
            throw new UnreadableInputException(name + " says that its voxels begin at byte " + offset + "; 352 to "
                    + LARGEST_OFFSET + " is right");
        }
        return offset == 0 ? LENGTH + 4 : (int) offset;
    }

    /** The factor of the stored values; 1 when the header has none. */
    double slope() {
        float slope = bytes.getFloat(SLOPE);
        return isScaled() ? slope : 1;
    }

    /** What is added to the scaled values; 0 when the header has no factor. */
    double intercept() {
        return isScaled() ? bytes.getFloat(INTERCEPT) : 0;
    }

    private boolean isScaled() {
        float slope = bytes.getFloat(SLOPE);
        return slope != 0 && Float.isFinite(slope) && Float.isFinite(bytes.getFloat(INTERCEPT));
    }

    /** Distance of voxel centres along axis 1, 2 or 3 (mm). */
    double spacing(int axis) {
        double spacing = Math.abs(pixdim(axis)) * millimetres();
        if (!(spacing > 0 && Double.isFinite(spacing))) {
            throw new UnreadableInputException(name + " declares a voxel spacing of " + spacing + " mm along axis "
                    + axis + "; positive is right");
        }
        return spacing;
    }

    /** From voxel index to millimetres: the sform, else the qform, else the spacing alone. */
    double[][] affine() {
        if (bytes.getShort(SFORM_CODE) > 0) {
            return sform();
        }
        return bytes.getShort(QFORM_CODE) > 0 ? qform() : scaling();
    }

    private double[][] sform() {
        double[][] m = identity();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                m[row][column] = bytes.getFloat(SROW + 16 * row + 4 * column) * millimetres();
            }
        }
        return m;
    }

    /** The rotation of the unit quaternion (a, b, c, d), a ≥ 0, times the spacing; qfac mirrors the third axis. */
    private double[][] qform() {
        double b = bytes.getFloat(QUATERN);
        double c = bytes.getFloat(QUATERN + 4);
        double d = bytes.getFloat(QUATERN + 8);
        double a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
        double[][] r = {
            {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
            {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
            {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c}
        };
        double qfac = pixdim(0) < 0 ? -1 : 1;
        double[][] m = identity();
        for (int row = 0; row < 3; row++) {
            m[row][0] = r[row][0] * spacing(1);
            m[row][1] = r[row][1] * spacing(2);
            m[row][2] = r[row][2] * spacing(3) * qfac;
            m[row][3] = bytes.getFloat(QOFFSET + 4 * row) * millimetres();
        }
        return m;
    }

    private double[][] scaling() {
        double[][] m = identity();
        for (int axis = 0; axis < 3; axis++) {
            m[axis][axis] = spacing(axis + 1);
        }
        return m;
    }

    private double pixdim(int i) {
        return bytes.getFloat(PIXDIM + 4 * i);
    }

    /** How many millimetres the unit of length has; an unknown unit is taken as millimetres. */
    private double millimetres() {
        return switch (bytes.get(UNITS) & 7) {
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> 1;
        };
    }

    private static double[][] identity() {
        return new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    }
}
