package org.probatum.trial.acquisition;

/**
 * A volume as NIfTI-1 stores it.
 *
 * @param sizeI voxels along the first index; positive
 * @param sizeJ voxels along the second index; positive
 * @param sizeK voxels along the third index; positive
 * @param data scaled values, first index fastest; shape [sizeK × sizeJ × sizeI]
 * @param affine from the voxel index (i, j, k, 1) to millimetres, right-anterior-superior as in NIfTI; shape [4][4]
 * @param spacingI distance of voxel centres along the first index (mm); positive
 * @param spacingJ along the second (mm); positive
 * @param spacingK along the third (mm); positive
 */
@SuppressWarnings("ArrayRecordComponent")
public record NiftiVolume(
        int sizeI,
        int sizeJ,
        int sizeK,
        float[] data,
        double[][] affine,
        double spacingI,
        double spacingJ,
        double spacingK) {

    public NiftiVolume {
        if (sizeI < 1 || sizeJ < 1 || sizeK < 1 || data.length != (long) sizeI * sizeJ * sizeK) {
            throw new IllegalArgumentException("A volume of " + sizeI + " × " + sizeJ + " × " + sizeK
                    + " has that many voxels, was " + data.length);
        }
        if (!(spacingI > 0 && spacingJ > 0 && spacingK > 0)) {
            throw new IllegalArgumentException(
                    "Spacing (mm) is positive, was " + spacingI + ", " + spacingJ + ", " + spacingK);
        }
        data = data.clone();
        affine = copy(affine);
    }

    @Override
    public float[] data() {
        return data.clone();
    }

    @Override
    public double[][] affine() {
        return copy(affine);
    }

    /** The affine to millimetres in the patient's left-posterior-superior frame, as in DICOM; shape [4][4]. */
    public double[][] affineToLps() {
        double[][] lps = copy(affine);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 4; column++) {
                lps[row][column] = -lps[row][column];
            }
        }
        return lps;
    }

    /** The value of one voxel, indices from 0. */
    public float at(int i, int j, int k) {
        return data[(k * sizeJ + j) * sizeI + i];
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            copy[row] = matrix[row].clone();
        }
        return copy;
    }
}
