package org.probatum.trial.acquisition;

import java.util.List;

/** Whether an input is good enough to be given to a model. */
public sealed interface InputQualityVerdict {

    /** A reason is cut after this many characters, so that damaged data cannot fill a screen. */
    int LONGEST_REASON = 500;

    /** How many reasons are kept. */
    int MOST_REASONS = 20;

    /** Nothing speaks against it. */
    record Accepted() implements InputQualityVerdict {}

    /**
     * It can be used, and somebody should look at it.
     *
     * @param reasons one sentence each; at least one
     */
    record Doubtful(List<String> reasons) implements InputQualityVerdict {
        public Doubtful {
            reasons = requireReasons(reasons);
        }
    }

    /**
     * It is kept and never used.
     *
     * @param reasons one sentence each; at least one
     */
    record Refused(List<String> reasons) implements InputQualityVerdict {
        public Refused {
            reasons = requireReasons(reasons);
        }
    }

    /** The reasons; none for what is accepted. */
    default List<String> why() {
        return switch (this) {
            case Accepted a -> List.of();
            case Doubtful d -> d.reasons();
            case Refused r -> r.reasons();
        };
    }

    /** Refused when anything refuses it, else doubtful when anything is doubtful, else accepted. */
    static InputQualityVerdict of(List<String> refusals, List<String> doubts) {
        if (!refusals.isEmpty()) {
            return new Refused(refusals);
        }
        return doubts.isEmpty() ? new Accepted() : new Doubtful(doubts);
    }

    private static List<String> requireReasons(List<String> reasons) {
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A doubtful or refused input has at least one reason");
        }
        return reasons.stream()
                .map(reason -> reason.replaceAll("\\s+", " ").strip())
                .map(reason -> reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…")
                .limit(MOST_REASONS)
                .toList();
    }
}
