package org.probatum.registry.onnx.gradient;

/**
 * The error function in 64-bit arithmetic, by a Chebyshev series.
 *
 * <p>For x ≥ 0 and t = 2 / (2 + x), erfc(x) = t exp(−x² + g(2t − 1)), where g is smooth on [−1, 1]; erf(x) = 1 − erfc(x), and
 * erf(−x) = −erf(x). The coefficients of g were computed from 60-digit values of erfc; the absolute error is below 2e-15.
 *
 * <p>Source of the form: W. J. Cody (1969), Rational Chebyshev approximations for the error function, Math. Comp. 23, 631–637
 * (scaling by exp(x²)); C. W. Clenshaw (1955), A note on the summation of Chebyshev series, MTAC 9, 118–120 (summation).
 */
final class ErrorFunction {

    private static final double[] COEFFICIENTS = {
        -0.6513268598908548,
        0.6419697923564901,
        0.0194764732041859,
        -0.00956151478680882,
        -0.0009465953444819861,
        0.00036683949785263487,
        4.252332480696175e-05,
        -2.0278578112452317e-05,
        -1.62429000464398e-06,
        1.303655835491191e-06,
        1.5626441945970626e-08,
        -8.523809608834698e-08,
        6.529053318826694e-09,
        5.059343485824819e-09,
        -9.913638382430534e-10,
        -2.2736518223709368e-10,
        9.646813903252394e-11,
        2.3940155413626485e-12,
        -6.88624157696438e-12,
        8.946662855002785e-13,
        3.127498260369066e-13,
        -1.1226436447131505e-13,
        -2.706168622523819e-16,
        7.320533068622126e-15,
        -2.060851489460447e-15,
        6.38378239159465e-16,
        -4.0939474033052647e-16,
        -1.0408340855860843e-17
    };

    private ErrorFunction() {}

    static String append(WorkingGraph g, String x) {
        String size = g.op("Abs", x);
        String t = g.div(g.scalar(2), g.add(size, g.scalar(2)));
        String y = g.sub(g.mul(t, g.scalar(2)), g.scalar(1));
        String series = clenshaw(g, y);
        String complement = g.mul(t, g.op("Exp", g.sub(series, g.mul(size, size))));
        return g.mul(g.op("Sign", x), g.sub(g.scalar(1), complement));
    }

    private static String clenshaw(WorkingGraph g, String y) {
        String twice = g.mul(y, g.scalar(2));
        String next = g.scalar(0);
        String afterNext = g.scalar(0);
        for (int j = COEFFICIENTS.length - 1; j > 0; j--) {
            String sum = g.add(g.sub(g.mul(twice, next), afterNext), g.scalar(COEFFICIENTS[j]));
            afterNext = next;
            next = sum;
        }
        return g.add(g.sub(g.mul(y, next), afterNext), g.scalar(COEFFICIENTS[0]));
    }
}
