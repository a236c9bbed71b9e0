package org.probatum.trial.audit;

import java.math.BigDecimal;

/**
 * Writes a double as ECMAScript does.
 *
 * <p>The digits are the fewest that read back as the same double, the closest where several do. Java's own
 * {@link Double#toString(double)} gives these digits since JDK 19 with one exception: it never gives fewer than two.
 *
 * <p>Source: ECMA-262, Number::toString, as RFC 8785 section 3.2.2.3 asks for.
 */
final class EcmaScriptNumber {

    private EcmaScriptNumber() {}

    /** @throws IllegalArgumentException if the value is NaN or infinite */
    static String write(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON carries finite numbers only, was " + value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        // The value is 0.digits times 10 to this power.
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + place(digits, point);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() != 2) {
            return decimal;
        }
        return oneDigit(decimal, value);
    }

    private static BigDecimal oneDigit(BigDecimal decimal, double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(1 - decimal.scale());
        BigDecimal below = decimal.divideToIntegralValue(unit).multiply(unit);
        BigDecimal above = below.add(unit);
        BigDecimal closer = exact.subtract(below).compareTo(above.subtract(exact)) <= 0 ? below : above;
        BigDecimal farther = closer.equals(below) ? above : below;
        if (closer.doubleValue() == value) {
            return closer.stripTrailingZeros();
        }
        return farther.doubleValue() == value ? farther.stripTrailingZeros() : decimal;
    }

    private static String place(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
