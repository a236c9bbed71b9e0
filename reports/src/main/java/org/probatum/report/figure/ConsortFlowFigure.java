package org.probatum.report.figure;

import java.util.List;

/**
 * The flow of participants as CONSORT 2025 draws it, with exclusions on the AI's input data in boxes of their own.
 *
 * <p>The counts must add up; a flow that does not is refused.
 *
 * @param excludedInput screening exclusions because input data were not eligible or not usable
 * @param arms as allocated, one to four
 */
public record ConsortFlowFigure(
        FigureLabels labels, long assessed, Reasons excluded, Reasons excludedInput, long randomized, List<Arm> arms)
        implements Figure {

    public ConsortFlowFigure {
        arms = List.copyOf(arms);
        if (arms.isEmpty() || arms.size() > 4) {
            throw new IllegalArgumentException("A flow has one to four arms, was " + arms.size());
        }
        requireSum("assessed", assessed, excluded.total() + excludedInput.total() + randomized);
        requireSum(
                "randomized",
                randomized,
                arms.stream().mapToLong(Arm::allocated).sum());
    }

    private static void requireSum(String what, long stated, long sum) {
        if (stated != sum) {
            throw new IllegalArgumentException(
                    "The CONSORT flow does not add up: " + what + " is " + stated + ", its parts sum to " + sum);
        }
    }

    /** A count split by reason. {@code total} may exceed the reasons only when none is given. */
    public record Reasons(long total, List<Reason> reasons) {

        public Reasons {
            reasons = List.copyOf(reasons);
            if (!reasons.isEmpty()) {
                requireSum(
                        "a count by reason",
                        total,
                        reasons.stream().mapToLong(Reason::n).sum());
            }
        }

        /** Nobody. */
        public static Reasons none() {
            return new Reasons(0, List.of());
        }

        public static Reasons of(Reason... reasons) {
            List<Reason> list = List.of(reasons);
            return new Reasons(list.stream().mapToLong(Reason::n).sum(), list);
        }
    }

    public record Reason(String text, long n) {}

    /**
     * One arm.
     *
     * @param notReceived allocated but not treated as allocated (inside allocated)
     * @param inputExcluded not evaluated because AI input was missing or refused
     * @param analysed in the primary analysis; allocated = inputExcluded + lost + notAnalysed + analysed
     */
    public record Arm(
            String name,
            long allocated,
            Reasons notReceived,
            Reasons inputExcluded,
            Reasons lost,
            Reasons notAnalysed,
            long analysed) {

        public Arm {
            requireSum("arm " + name, allocated, inputExcluded.total() + lost.total() + notAnalysed.total() + analysed);
            if (notReceived.total() > allocated) {
                throw new IllegalArgumentException(
                        "Arm " + name + ": " + notReceived.total() + " did not receive of " + allocated + " allocated");
            }
        }
    }
}
