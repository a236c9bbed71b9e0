package org.probatum.report.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The printed form of every number in reports, figures and screens.
 *
 * <p>Decimals are rounded half up from the shortest decimal that stands for the double, so that 0.125 with two decimals
 * prints as 0.13 everywhere. A minus sign is U+2212. Nothing depends on the default locale or zone.
 */
public final class Numbers {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String MINUS = "\u2212";
    private static final String INFINITY = "\u221e";

    private Numbers() {}

    /**
     * A number with a fixed count of decimals, for example {@code 0.82} or {@code −1.50}.
     *
     * @param value not NaN; infinite values print as ∞, for a limit that does not exist
     * @param decimals 0 to 12
     */
    public static String decimal(double value, int decimals) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN has no printed form; say why it is not estimable instead");
        }
        if (decimals < 0 || decimals > 12) {
            throw new IllegalArgumentException("Decimals are 0 to 12, was " + decimals);
        }
        if (Double.isInfinite(value)) {
            return value < 0 ? MINUS + INFINITY : INFINITY;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        String digits = rounded.abs().toPlainString();
        return rounded.signum() < 0 ? MINUS + digits : digits;
    }

    /** A signed number, for example {@code +0.12} or {@code −0.12}; zero has no sign. */
    public static String signed(double value, int decimals) {
        String text = decimal(value, decimals);
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return value > 0 && !zero ? "+" + text : text;
    }

    /** An estimate with its interval, for example {@code 0.82 (0.71 to 0.91)}. */
    public static String estimate(double value, double lower, double upper, int decimals) {
        return decimal(value, decimals) + " (" + interval(lower, upper, decimals) + ")";
    }

    /** An interval, for example {@code 0.71 to 0.91}. */
    public static String interval(double lower, double upper, int decimals) {
        if (lower > upper) {
            throw new IllegalArgumentException("An interval's lower limit " + lower + " exceeds its upper " + upper);
        }
        return decimal(lower, decimals) + " to " + decimal(upper, decimals);
    }

    /**
     * A p-value: {@code <0.001}, three decimals below 0.1, two above, {@code >0.99}; never 0 or 1.
     *
     * @param p 0 to 1
     */
    public static String pValue(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("A p-value lies between 0 and 1, was " + p);
        }
        if (p < 0.001) {
            return "<0.001";
        }
        if (p > 0.99) {
            return ">0.99";
        }
        return decimal(p, p < 0.1 ? 3 : 2);
    }

    /** A p-value inside a sentence: {@code p < 0.001}, {@code p = 0.012}. */
    public static String pStatement(double p) {
        String text = pValue(p);
        return Character.isDigit(text.charAt(0)) ? "p = " + text : "p " + text.charAt(0) + " " + text.substring(1);
    }

    /** A count with thousands separated, for example {@code 18,402}. */
    public static String count(long n) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        String digits = format.format(Math.abs(n));
        return n < 0 ? MINUS + digits : digits;
    }

    /** A share of a whole in percent with one decimal, for example {@code 30.8%}; the whole must not be 0. */
    public static String percent(long part, long whole) {
        if (whole <= 0 || part < 0 || part > whole) {
            throw new IllegalArgumentException(
                    "A share needs 0 ≤ part ≤ whole and whole > 0, was " + part + "/" + whole);
        }
        return decimal(100.0 * part / whole, 1) + "%";
    }

    /** A count with its share, for example {@code 81/263 (30.8%)}; {@code 0/0} has no share. */
    public static String countOf(long part, long whole) {
        String counts = count(part) + "/" + count(whole);
        return whole == 0 ? counts : counts + " (" + percent(part, whole) + ")";
    }

    /** What stands where no number exists, for example {@code Not estimable: no event in arm B}. */
    public static String notEstimable(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why the number is not estimable");
        }
        return "Not estimable: " + reason;
    }

    /** A date, for example {@code 14 Mar 2026}. */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** An instant to the second in UTC, for example {@code 14 Mar 2026 09:30:12 UTC}. */
    public static String instant(Instant instant) {
        return INSTANT.format(instant);
    }
}
