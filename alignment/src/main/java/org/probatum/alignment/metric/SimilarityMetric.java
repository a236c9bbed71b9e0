package org.probatum.alignment.metric;

/** What a registration makes as good as it can. */
public enum SimilarityMetric {
    /**
     * Mutual information of a joint histogram with cubic B-spline windows (nats); for any pair of contrasts.
     *
     * <p>Source: D. Mattes et al. (2003), PET-CT image registration in the chest using free-form deformations, IEEE TMI 22.
     */
    MUTUAL_INFORMATION,
    /** Pearson's correlation; for intensities that depend on each other linearly. */
    CORRELATION,
    /** Mean squared difference over the variance of the fixed image; for equal intensities. */
    MEAN_SQUARES,
    /**
     * Squared correlation over small boxes; for relations that change over the image.
     *
     * <p>Source: B. B. Avants et al. (2008), Medical Image Analysis 12, 26–41.
     */
    LOCAL_CORRELATION,
    /**
     * Agreement of the directions of edges (normalized gradient fields); for any pair of contrasts with common edges.
     *
     * <p>Source: E. Haber and J. Modersitzki (2006), MICCAI, 726–733.
     */
    GRADIENT_FIELDS
}
