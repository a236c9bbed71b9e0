package org.probatum.registry.onnx;

import java.util.Arrays;
import java.util.Locale;
import org.probatum.registry.ConformanceResult;
import org.probatum.registry.Tensor;

/**
 * When a computed output agrees with a given one: |computed − given| ≤ 1e-4 + 1e-3 · |given|, NaN only where NaN is given.
 *
 * <p>The relative part is that of the ONNX backend tests (rtol 1e-3); the absolute part keeps a value near zero, such as the
 * log odds of a probability near one half, from failing for rounding alone.
 */
final class Agreement {

    static final double ABSOLUTE = 1e-4;
    static final double RELATIVE = 1e-3;

    private Agreement() {}

    static String rule() {
        return "|computed - given| <= " + text(ABSOLUTE) + " + " + text(RELATIVE) + " * |given|";
    }

    static String text(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    static ConformanceResult compare(String set, String output, Tensor computed, Tensor given) {
        if (!Arrays.equals(computed.shape(), given.shape())) {
            return new ConformanceResult(set, output, Double.NaN, Double.NaN, false, false);
        }
        double[] a = Tensors.numbers(computed);
        double[] b = Tensors.numbers(given);
        double maxAbs = 0;
        double maxRel = 0;
        boolean passed = true;
        for (int i = 0; i < a.length; i++) {
            if (a[i] == b[i] || (Double.isNaN(a[i]) && Double.isNaN(b[i]))) {
                continue;
            }
            double difference = Math.abs(a[i] - b[i]);
            maxAbs = Math.max(maxAbs, difference);
            maxRel = Math.max(maxRel, b[i] == 0 ? difference : difference / Math.abs(b[i]));
            passed &= difference <= ABSOLUTE + RELATIVE * Math.abs(b[i]); // false for NaN
        }
        return new ConformanceResult(set, output, maxAbs, maxRel, Tensors.bitEqual(computed, given), passed);
    }
}
