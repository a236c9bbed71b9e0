package org.probatum.evaluation.statistics.diagnostic;

/**
 * Parts of the Brier score over bins of the risk: brier = reliability − resolution + uncertainty + withinBins.
 *
 * <pre>
 *   reliability  Σ nₖ/n (mean risk − event rate)² of the bins; 0 = calibrated
 *   resolution   Σ nₖ/n (event rate of the bin − overall rate)²; large = the risks tell bins apart
 *   uncertainty  m(1 − m), m the overall rate
 *   withinBins   what the spread of risks inside bins adds; 0 when each bin holds one risk
 * </pre>
 * <p>Source: A. H. Murphy (1973), J. Appl. Meteorol. 12, 595–600; D. B. Stephenson et al. (2008) for the part within bins.
 */
public record BrierDecomposition(
        double brier, double reliability, double resolution, double uncertainty, double withinBins) {

    /** Bins of equal width, as {@link RiskBins#equalWidth}. */
    public static BrierDecomposition of(double[] risk, boolean[] event, int bins) {
        RiskBins gathered = RiskBins.equalWidth(risk, event, bins);
        double n = gathered.size().sum();
        double rate = gathered.events().sum() / n;
        double brier = 0;
        for (int i = 0; i < risk.length; i++) {
            double distance = (event[i] ? 1 : 0) - risk[i];
            brier += distance * distance / n;
        }
        double reliability = 0;
        double resolution = 0;
        for (int k = 0; k < bins; k++) {
            double size = gathered.size().get(k);
            if (size > 0) {
                double observed = gathered.events().get(k) / size;
                double predicted = gathered.riskSum().get(k) / size;
                reliability += size / n * (predicted - observed) * (predicted - observed);
                resolution += size / n * (observed - rate) * (observed - rate);
            }
        }
        double uncertainty = rate * (1 - rate);
        return new BrierDecomposition(
                brier, reliability, resolution, uncertainty, brier - reliability + resolution - uncertainty);
    }
}
