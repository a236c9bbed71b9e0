package org.probatum.missing.certificate;

/** What is compared between a subset of the modalities and the full input; a loss is positive when the subset is worse. */
public enum SubsetMetric {
    /** Area under the ROC curve, ties one half; loss = AUC(full) − AUC(subset). */
    AUC,
    /** Harrell's index of concordance with the follow-up; loss = C(full) − C(subset). Only where the follow-up is known. */
    C_INDEX,
    /** Mean of (p − y)²; loss = Brier(subset) − Brier(full). */
    BRIER,
    /** |mean p − mean y|, calibration in the large; loss = subset − full. */
    CALIBRATION,
    /** Share of participants whose decision at the threshold differs from that on the full input; the loss itself. */
    DECISION_FLIPS
}
