package org.probatum.ui.certificate;

/** The metrics of a certificate in words. */
final class MetricWords {

    private MetricWords() {}

    /** @param metric as in {@code certificate.json} */
    static String of(String metric) {
        return switch (metric) {
            case "auc" -> "AUC";
            case "cIndex" -> "Index of concordance";
            case "brier" -> "Brier score";
            case "calibration" -> "Calibration in the large";
            case "decisionFlips" -> "Share of decisions changed";
            default -> metric;
        };
    }
}
