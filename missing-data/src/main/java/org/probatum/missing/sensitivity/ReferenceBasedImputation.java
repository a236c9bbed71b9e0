package org.probatum.missing.sensitivity;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.probatum.missing.regression.Cholesky;

/**
 * The law of the unobserved visits of a participant of the active arm who left early, under an assumption about how the
 * course goes on.
 *
 * <p>With k observed visits, arm means μ_A, μ_R and covariances A, R, partitioned into observed 1 and missing 2:
 * <pre>
 *   missing at random        μ_A;  A
 *   jump to reference        μ_A before, μ_R after;  the mixed covariance
 *   copy reference           μ_R;  R
 *   copy increments          μ_A before, μ_A(k) + μ_R(j) − μ_R(k) after;  the mixed covariance
 *   mixed: Σ₁₁ = A₁₁,  Σ₂₁ = R₂₁ R₁₁⁻¹ A₁₁,  Σ₂₂ = R₂₂ − R₂₁ R₁₁⁻¹ (R₁₁ − A₁₁) R₁₁⁻¹ R₁₂
 *   mean₂ + Σ₂₁ Σ₁₁⁻¹ (y₁ − mean₁),   Σ₂₂ − Σ₂₁ Σ₁₁⁻¹ Σ₁₂
 * </pre>
 * <p>Source: J. R. Carpenter, J. H. Roger, M. G. Kenward (2013), J. Biopharm. Stat. 23, 1352–1371.
 */
public final class ReferenceBasedImputation {

    public static final String SOURCE = "Carpenter, Roger, Kenward 2013, J. Biopharm. Stat. 23, 1352-1371";

    /** How the course goes on after the last observed visit. */
    public enum Assumption {
        MISSING_AT_RANDOM,
        JUMP_TO_REFERENCE,
        COPY_REFERENCE,
        COPY_INCREMENTS_FROM_REFERENCE
    }

    /**
     * Mean and covariance of the visits of one arm.
     *
     * @param mean in the unit of the endpoint; shape [visits]
     * @param covariance symmetric positive definite; shape [visits][visits]
     */
    public record ArmCourse(double[] mean, double[][] covariance) {
        public ArmCourse {
            if (covariance.length != mean.length) {
                throw new IllegalArgumentException("An arm of " + mean.length + " visits needs a covariance of as many"
                        + " rows, was " + covariance.length);
            }
        }
    }

    /**
     * The normal law of the missing visits.
     *
     * @param mean shape [missing visits]
     * @param covariance shape [missing visits][missing visits]
     */
    public record ConditionalCourse(double[] mean, double[][] covariance) {

        /** One draw; shape [missing visits]. */
        public double[] draw(UniformRandomProvider random) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[] z = new double[mean.length];
            for (int a = 0; a < z.length; a++) {
                z[a] = normal.sample();
            }
            double[] drawn = Cholesky.of(covariance).multiply(z);
            for (int a = 0; a < z.length; a++) {
                drawn[a] += mean[a];
            }
            return drawn;
        }
    }

    private ReferenceBasedImputation() {}

    /**
     * @param observed values of the first k visits; shape [k], 1 ≤ k &lt; visits
     * @throws IllegalArgumentException if the arms differ in visits or k is out of range
     */
    public static ConditionalCourse of(
            Assumption assumption, ArmCourse active, ArmCourse reference, double[] observed) {
        int visits = active.mean().length;
        int k = observed.length;
        if (reference.mean().length != visits || k < 1 || k >= visits) {
            throw new IllegalArgumentException(
                    "Reference-based imputation needs both arms to have the same visits and 1"
                            + " to visits − 1 of them observed; was " + visits + ", " + reference.mean().length
                            + " and " + k);
        }
        double[] mean = meanUnder(assumption, active.mean(), reference.mean(), k);
        double[][] covariance = switch (assumption) {
            case MISSING_AT_RANDOM -> active.covariance();
            case COPY_REFERENCE -> reference.covariance();
            case JUMP_TO_REFERENCE, COPY_INCREMENTS_FROM_REFERENCE ->
                mixed(active.covariance(), reference.covariance(), k);
        };
        return conditional(mean, covariance, observed);
    }

    private static double[] meanUnder(Assumption assumption, double[] active, double[] reference, int k) {
        double[] mean = active.clone();
        for (int j = 0; j < mean.length; j++) {
            boolean after = j >= k;
            mean[j] = switch (assumption) {
                case MISSING_AT_RANDOM -> active[j];
                case COPY_REFERENCE -> reference[j];
                case JUMP_TO_REFERENCE -> after ? reference[j] : active[j];
                case COPY_INCREMENTS_FROM_REFERENCE ->
                    after ? active[k - 1] + reference[j] - reference[k - 1] : active[j];
            };
        }
        return mean;
    }

    private static double[][] mixed(double[][] a, double[][] r, int k) {
        int visits = a.length;
        Cholesky r11 = Cholesky.of(corner(r, k));
        double[][] sigma = new double[visits][visits];
        double[][] slope = new double[visits][];
        for (int i = k; i < visits; i++) {
            double[] right = new double[k];
            System.arraycopy(r[i], 0, right, 0, k);
            slope[i] = r11.solve(right);
        }
        for (int i = 0; i < k; i++) {
            System.arraycopy(a[i], 0, sigma[i], 0, k);
        }
        for (int i = k; i < visits; i++) {
            for (int j = 0; j < k; j++) {
                for (int h = 0; h < k; h++) {
                    sigma[i][j] += slope[i][h] * a[h][j];
                }
                sigma[j][i] = sigma[i][j];
            }
            for (int j = k; j < visits; j++) {
                sigma[i][j] = r[i][j];
                for (int g = 0; g < k; g++) {
                    for (int h = 0; h < k; h++) {
                        sigma[i][j] -= slope[i][g] * (r[g][h] - a[g][h]) * slope[j][h];
                    }
                }
            }
        }
        return sigma;
    }

    private static ConditionalCourse conditional(double[] mean, double[][] sigma, double[] observed) {
        int k = observed.length;
        int later = mean.length - k;
        Cholesky factor = Cholesky.of(corner(sigma, k));
        double[] conditionalMean = new double[later];
        double[][] covariance = new double[later][later];
        for (int i = 0; i < later; i++) {
            double[] right = new double[k];
            System.arraycopy(sigma[k + i], 0, right, 0, k);
            double[] slope = factor.solve(right);
            conditionalMean[i] = mean[k + i];
            for (int h = 0; h < k; h++) {
                conditionalMean[i] += slope[h] * (observed[h] - mean[h]);
            }
            for (int j = 0; j < later; j++) {
                covariance[i][j] = sigma[k + i][k + j];
                for (int h = 0; h < k; h++) {
                    covariance[i][j] -= slope[h] * sigma[h][k + j];
                }
            }
        }
        return new ConditionalCourse(conditionalMean, covariance);
    }

    private static double[][] corner(double[][] matrix, int k) {
        double[][] corner = new double[k][k];
        for (int i = 0; i < k; i++) {
            System.arraycopy(matrix[i], 0, corner[i], 0, k);
        }
        return corner;
    }
}
