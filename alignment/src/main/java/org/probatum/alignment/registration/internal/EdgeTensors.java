package org.probatum.alignment.registration.internal;

/**
 * Edge directions as tensors T = n nᵀ − |n|² I / d, which are the same for n and −n and so blind to the sign of the contrast.
 *
 * <p>Two components at a time lie in real and imaginary part of a complex field, scaled so that Re Σ conj(F) M over the fields
 * is ⟨T_f, T_m⟩ = (n_f · n_m)² − |n_f|² |n_m|² / d.
 */
final class EdgeTensors {

    private static final double ROOT2 = Math.sqrt(2);
    private static final double ROOT6 = Math.sqrt(6);

    final double[][] re;
    final double[][] im;

    /** Σ T², the energy, in the real part; the imaginary part is 0. */
    final double[] energy;

    final double[] energyIm;

    /**
     * @param directions on a square or cube of {@code side} samples
     * @param padded side of the fields, which hold 0 beyond the samples
     */
    EdgeTensors(EdgeDirections directions, int side, int padded) {
        boolean planar = directions.grid.isPlanar();
        int fields = planar ? 1 : 3;
        int count = planar ? padded * padded : padded * padded * padded;
        re = new double[fields][count];
        im = new double[fields][count];
        energy = new double[count];
        energyIm = new double[count];
        int slices = planar ? 1 : side;
        for (int k = 0; k < slices; k++) {
            for (int j = 0; j < side; j++) {
                for (int i = 0; i < side; i++) {
                    int from = (k * side + j) * side + i;
                    int to = (k * padded + j) * padded + i;
                    float x = directions.n[0][from];
                    float y = directions.n[1][from];
                    set(to, x, y, planar ? 0 : directions.n[2][from], planar);
                }
            }
        }
    }

    private void set(int at, double x, double y, double z, boolean planar) {
        if (planar) {
            re[0][at] = (x * x - y * y) / ROOT2;
            im[0][at] = ROOT2 * x * y;
        } else {
            re[0][at] = (x * x - y * y) / ROOT2;
            im[0][at] = (2 * z * z - x * x - y * y) / ROOT6;
            re[1][at] = ROOT2 * x * y;
            im[1][at] = ROOT2 * x * z;
            re[2][at] = ROOT2 * y * z;
        }
        for (int f = 0; f < re.length; f++) {
            energy[at] += re[f][at] * re[f][at] + im[f][at] * im[f][at];
        }
    }

    EdgeTensors transformed(FourierTransform fourier) {
        for (int f = 0; f < re.length; f++) {
            fourier.forward(re[f], im[f]);
        }
        fourier.forward(energy, energyIm);
        return this;
    }
}
