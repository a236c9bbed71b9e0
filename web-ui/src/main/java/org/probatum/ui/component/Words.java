package org.probatum.ui.component;

import java.util.Locale;

/** Names of constants, counts and ranges as words of a sentence. */
public final class Words {

    private Words() {}

    /** {@code TREATMENT_POLICY} as {@code treatment policy}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code 1 query}, {@code 2 queries}. */
    public static String count(long n, String one, String many) {
        return String.format(Locale.ROOT, "%,d ", n) + (n == 1 ? one : many);
    }

    /** A number without needless decimals: {@code 18}, {@code 3.5}. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /** With a capital letter. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
