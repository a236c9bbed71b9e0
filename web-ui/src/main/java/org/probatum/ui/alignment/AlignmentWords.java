package org.probatum.ui.alignment;

import java.util.Locale;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** Verdicts and figures of an alignment in words. */
public final class AlignmentWords {

    private AlignmentWords() {}

    /**
     * The verdict with its symbol.
     *
     * @param verdict as stored: ACCEPTED, DOUBTFUL or FAILED
     * @param count what follows the word; may be empty
     */
    public static StatusBadge badge(String verdict, String count) {
        String word = verdict.toLowerCase(Locale.ROOT) + (count.isEmpty() ? "" : " " + count);
        return switch (verdict) {
            case "ACCEPTED" -> new StatusBadge(Status.GOOD, word);
            case "DOUBTFUL" -> new StatusBadge(Status.ATTENTION, word);
            default -> new StatusBadge(Status.FAILED, word);
        };
    }

    /** The verdict, and what followed when it was doubtful. */
    public static StatusBadge badge(AlignmentRecord alignment) {
        return switch (alignment.use()) {
            case UNDECIDED -> new StatusBadge(Status.ATTENTION, alignment.standing());
            case NOT_USED -> new StatusBadge(Status.FAILED, alignment.standing());
            case USED ->
                new StatusBadge(
                        alignment.isDoubtful() && alignment.review().isEmpty() ? Status.ATTENTION : Status.GOOD,
                        alignment.standing());
        };
    }

    /** A length with its unit. */
    static String millimetres(double length) {
        return Double.isFinite(length) ? Numbers.decimal(length, length < 10 ? 2 : 1) + " mm" : "not determined";
    }

    /** A plain figure. */
    static String figure(double value, int decimals) {
        return Double.isFinite(value) ? Numbers.decimal(value, decimals) : "not determined";
    }

    /** A share as a percentage. */
    static String share(double share) {
        return Double.isFinite(share) ? Numbers.decimal(100 * share, 1) + " %" : "not determined";
    }
}
