package org.probatum.alignment.registration.internal;

/**
 * Discrete Fourier transform of complex numbers on a cube or square whose side is a power of two, in place.
 *
 * <p>Source: J. W. Cooley and J. W. Tukey (1965), An algorithm for the machine calculation of complex Fourier series,
 * Mathematics of Computation 19, 297–301.
 */
final class FourierTransform {

    private final int side;
    private final int axes;
    private final double[] cosine;
    private final double[] sine;
    private final int[] reversed;
    private final double[] lineRe;
    private final double[] lineIm;

    /**
     * @param side samples along each axis; a power of two, at least 2
     * @param axes 2 or 3
     */
    FourierTransform(int side, int axes) {
        if (Integer.bitCount(side) != 1 || side < 2) {
            throw new IllegalArgumentException("The side is a power of two, at least 2, was " + side);
        }
        this.side = side;
        this.axes = axes;
        this.cosine = new double[side / 2];
        this.sine = new double[side / 2];
        for (int n = 0; n < side / 2; n++) {
            cosine[n] = StrictMath.cos(2 * Math.PI * n / side);
            sine[n] = StrictMath.sin(2 * Math.PI * n / side);
        }
        int bits = Integer.numberOfTrailingZeros(side);
        this.reversed = new int[side];
        for (int n = 0; n < side; n++) {
            reversed[n] = Integer.reverse(n) >>> (32 - bits);
        }
        this.lineRe = new double[side];
        this.lineIm = new double[side];
    }

    int count() {
        return axes == 2 ? side * side : side * side * side;
    }

    /** X(k) = Σ x(n) exp(−2πi k·n / side). */
    void forward(double[] re, double[] im) {
        allAxes(re, im, -1);
    }

    /** The inverse of {@link #forward} times the number of samples. */
    void backward(double[] re, double[] im) {
        allAxes(re, im, 1);
    }

    private void allAxes(double[] re, double[] im, int sign) {
        int stride = 1;
        for (int axis = 0; axis < axes; axis++) {
            for (int start = 0; start < re.length; start++) {
                if (start / stride % side == 0) {
                    line(re, im, start, stride, sign);
                }
            }
            stride *= side;
        }
    }

    private void line(double[] re, double[] im, int start, int stride, int sign) {
        boolean zero = true;
        for (int n = 0; n < side; n++) {
            lineRe[reversed[n]] = re[start + n * stride];
            lineIm[reversed[n]] = im[start + n * stride];
            zero &= re[start + n * stride] == 0 && im[start + n * stride] == 0;
        }
        if (zero) {
            return;
        }
        butterflies(sign);
        for (int n = 0; n < side; n++) {
            re[start + n * stride] = lineRe[n];
            im[start + n * stride] = lineIm[n];
        }
    }

    private void butterflies(int sign) {
        for (int half = 1; half < side; half *= 2) {
            int step = side / (2 * half);
            for (int block = 0; block < side; block += 2 * half) {
                for (int k = 0; k < half; k++) {
                    double c = cosine[k * step];
                    double s = sign * sine[k * step];
                    int a = block + k;
                    int b = a + half;
                    double re = c * lineRe[b] - s * lineIm[b];
                    double im = c * lineIm[b] + s * lineRe[b];
                    lineRe[b] = lineRe[a] - re;
                    lineIm[b] = lineIm[a] - im;
                    lineRe[a] += re;
                    lineIm[a] += im;
                }
            }
        }
    }
}
