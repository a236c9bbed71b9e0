package org.probatum.report;

import java.util.IdentityHashMap;
import java.util.Map;

/** The numbers of a report's headings: 1, 1.1, 1.1.1, and A, A.1 in the appendices. */
public final class HeadingNumbers {

    private final Map<Block.Heading, String> numbers = new IdentityHashMap<>();
    private final int[] counters = new int[4];
    private int appendices;
    private boolean inAppendix;

    private HeadingNumbers() {}

    public static HeadingNumbers of(ReportContent content) {
        HeadingNumbers result = new HeadingNumbers();
        for (Block block : content.blocks()) {
            if (block instanceof Block.Heading heading) {
                result.numbers.put(heading, result.next(heading));
            }
        }
        return result;
    }

    /** The number of this very heading, or an empty text where it has none. */
    public String of(Block.Heading heading) {
        return numbers.getOrDefault(heading, "");
    }

    /** Number and text, as printed. */
    public String titled(Block.Heading heading) {
        String number = of(heading);
        return number.isEmpty() ? heading.text() : number + "\u2002" + heading.text();
    }

    private String next(Block.Heading heading) {
        if (heading.numbering() == Block.Numbering.NONE) {
            return "";
        }
        if (heading.level() == 1) {
            inAppendix = heading.numbering() == Block.Numbering.APPENDIX;
        }
        return count(heading.level());
    }

    private String count(int level) {
        if (level == 1 && inAppendix) {
            appendices++;
        } else {
            counters[level]++;
        }
        for (int below = level + 1; below < counters.length; below++) {
            counters[below] = 0;
        }
        StringBuilder number = new StringBuilder(inAppendix ? appendixLetter() : Integer.toString(counters[1]));
        for (int i = 2; i <= level; i++) {
            number.append('.').append(counters[i]);
        }
        return number.toString();
    }

    private String appendixLetter() {
        return Character.toString((char) ('A' + appendices - 1));
    }
}
