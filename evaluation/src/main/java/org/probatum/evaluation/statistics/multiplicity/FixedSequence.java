package org.probatum.evaluation.statistics.multiplicity;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Series;

/**
 * Hypotheses tested in a fixed order, each at the full α, up to the first that is not rejected.
 *
 * <p>The adjusted p is the largest p so far. Source: W. Maurer, L. A. Hothorn and W. Lehmacher (1995).
 *
 * @param adjusted in the order of the tests
 * @param rejected whether p and all before it are not above α
 */
public record FixedSequence(Series adjusted, List<Boolean> rejected) {

    public static final String SOURCE = "Maurer, Hothorn and Lehmacher 1995: fixed sequence, running maximum";

    public FixedSequence {
        rejected = List.copyOf(rejected);
    }

    public static FixedSequence of(double[] p, double alpha) {
        PValues.checked(p);
        PValues.checkedAlpha(alpha);
        double[] adjusted = new double[p.length];
        List<Boolean> rejected = new ArrayList<>();
        double largest = 0;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, p[i]);
            adjusted[i] = largest;
            rejected.add(largest <= alpha);
        }
        return new FixedSequence(Series.of(adjusted), rejected);
    }
}
