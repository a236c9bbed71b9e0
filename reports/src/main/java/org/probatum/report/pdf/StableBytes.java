package org.probatum.report.pdf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probatum.trial.audit.Digest;

/**
 * Makes the bytes of a PDF depend on its content only.
 *
 * <p>OpenPDF draws the six letters before the name of an embedded font subset, and the file's identifier, at random.
 * Both are replaced by values of the same length, so that no offset in the file moves.
 */
final class StableBytes {

    private static final Pattern SUBSET = Pattern.compile("/([A-Z]{6})\\+(Liberation[A-Za-z-]+)");
    private static final Pattern IDENTIFIER = Pattern.compile("/ID\\s*\\[<([0-9a-f]{32})><([0-9a-f]{32})>\\]");

    private StableBytes() {}

    static byte[] of(byte[] pdf) {
        String text = withStableSubsets(new String(pdf, StandardCharsets.ISO_8859_1));
        Matcher id = IDENTIFIER.matcher(text);
        int start = -1;
        String found = "";
        while (id.find()) {
            start = id.start();
            found = id.group();
        }
        if (start < 0) {
            throw new IllegalStateException("The PDF has no /ID of 16 bytes in hexadecimal digits");
        }
        String zeros = "0".repeat(32);
        String blank = found.replaceAll("[0-9a-f]{32}", zeros);
        String without = text.substring(0, start) + blank + text.substring(start + found.length());
        String stable =
                Digest.of(without.getBytes(StandardCharsets.ISO_8859_1)).hex().substring(0, 32);
        String result =
                text.substring(0, start) + blank.replace(zeros, stable) + text.substring(start + found.length());
        return result.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String withStableSubsets(String text) {
        Map<String, String> names = new HashMap<>();
        Matcher subset = SUBSET.matcher(text);
        StringBuilder result = new StringBuilder(text.length());
        while (subset.find()) {
            String prefix = names.computeIfAbsent(subset.group(1), key -> "PROBA" + (char) ('A' + names.size()));
            subset.appendReplacement(result, "/" + prefix + "+" + subset.group(2));
        }
        subset.appendTail(result);
        return result.toString();
    }
}
