package org.probatum.evaluation.statistics.diagnostic;

import java.util.Optional;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/**
 * Predicted risks gathered in bins, for the expected calibration error and the reliability diagram.
 *
 * @param size participants per bin; bins may be empty
 * @param events per bin
 * @param riskSum sum of predicted risks per bin
 */
public record RiskBins(Series size, Series events, Series riskSum) {

    /** Bins of equal width: index min(bins − 1, floor(bins · risk)). */
    public static RiskBins equalWidth(double[] risk, boolean[] event, int bins) {
        int[] bin = new int[risk.length];
        for (int i = 0; i < bin.length; i++) {
            bin[i] = Math.min(bins - 1, (int) Math.floor(bins * risk[i]));
        }
        return gather(risk, event, bin, bins);
    }

    /**
     * Bins of equal count by sorted risk; the first n mod bins get one more.
     *
     * @return empty when equal risks span a border, so that the order of the data would decide
     */
    public static Optional<RiskBins> equalCount(double[] risk, boolean[] event, int bins) {
        int n = risk.length;
        int[] order = SortedOrder.ascending(risk);
        int[] bin = new int[n];
        int start = 0;
        for (int b = 0; b < bins; b++) {
            int end = start + n / bins + (b < n % bins ? 1 : 0);
            if (start > 0 && start < n && risk[order[start]] == risk[order[start - 1]]) {
                return Optional.empty();
            }
            for (int i = start; i < end; i++) {
                bin[order[i]] = b;
            }
            start = end;
        }
        return Optional.of(gather(risk, event, bin, bins));
    }

    private static RiskBins gather(double[] risk, boolean[] event, int[] bin, int bins) {
        double[] size = new double[bins];
        double[] events = new double[bins];
        double[] sum = new double[bins];
        for (int i = 0; i < risk.length; i++) {
            size[bin[i]]++;
            events[bin[i]] += event[i] ? 1 : 0;
            sum[bin[i]] += risk[i];
        }
        return new RiskBins(Series.of(size), Series.of(events), Series.of(sum));
    }

    /** Σ nₖ/n |mean y − mean risk|. */
    public double expectedError() {
        double error = 0;
        for (int b = 0; b < size.size(); b++) {
            error += Math.abs(events.get(b) - riskSum.get(b));
        }
        return error / size.sum();
    }

    /** The largest |mean y − mean risk| of a bin that is not empty. */
    public double largestError() {
        double largest = 0;
        for (int b = 0; b < size.size(); b++) {
            if (size.get(b) > 0) {
                largest = Math.max(largest, Math.abs(events.get(b) - riskSum.get(b)) / size.get(b));
            }
        }
        return largest;
    }
}
