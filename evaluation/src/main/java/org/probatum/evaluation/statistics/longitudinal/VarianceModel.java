package org.probatum.evaluation.statistics.longitudinal;

import java.util.Optional;

/**
 * The covariance V(θ) of all measurements, seen through the design.
 *
 * <p>Z holds the columns of the design and, last, the response. A model never hands out V itself, only products and
 * traces, so that each can use its own structure.
 */
interface VarianceModel {

    /** Number of measurements. */
    int rows();

    /** Number of columns of Z: coefficients + 1. */
    int columns();

    /** Number of parameters θ. */
    int parameters();

    /** What the likelihood and its gradient need; empty when V(θ) is not positive definite. */
    Optional<First> first(double[] theta);

    /** What the curvature needs, at a θ where {@link #first} is not empty. */
    Second second(double[] theta);

    /**
     * r'V⁻¹VₕV⁻¹VₖV⁻¹r for the residual r = Z c.
     *
     * @param c weights of the columns of Z
     * @return shape [parameters][parameters]
     */
    double[][] residualProducts(double[] theta, double[] c);

    /** Which of the parameters may not move at this θ because they are at the edge of their range. */
    default boolean[] atEdge(double[] theta) {
        return new boolean[theta.length];
    }

    /** The largest share of a step that keeps θ inside its range. */
    default double largestStep(double[] theta, double[] step) {
        return 1;
    }

    /**
     * @param logDeterminant log |V|
     * @param products Z'V⁻¹Z
     * @param traces tr V⁻¹Vₕ, with Vₕ = ∂V/∂θₕ
     * @param derivatives Z'V⁻¹VₕV⁻¹Z; shape [parameters][columns][columns]
     */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    record First(double logDeterminant, double[][] products, double[] traces, double[][][] derivatives) {}

    /**
     * @param traces tr V⁻¹VₕV⁻¹Vₖ
     * @param products Z'V⁻¹VₕV⁻¹VₖV⁻¹Z, its symmetric part
     * @param curvatureTraces tr V⁻¹Vₕₖ, with the second derivatives Vₕₖ
     * @param curvatures Z'V⁻¹VₕₖV⁻¹Z; all 0 where V is linear in θ
     */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    record Second(double[][] traces, double[][][][] products, double[][] curvatureTraces, double[][][][] curvatures) {}
}
