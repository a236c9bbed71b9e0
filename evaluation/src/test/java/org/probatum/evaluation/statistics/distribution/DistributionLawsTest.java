package org.probatum.evaluation.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.statistics.numeric.Distributions;

class DistributionLawsTest {

    @ParameterizedTest
    @ValueSource(doubles = {-0.999999, -0.9, -0.5, 0, 0.3, 0.9, 0.9999999})
    void theQuadrantProbabilityHasAClosedForm(double r) {
        // Sheppard 1899: P(X <= 0, Y <= 0) = 1/4 + arcsin(r) / (2 pi)
        assertThat(BivariateNormal.cdf(0, 0, r)).isCloseTo(0.25 + Math.asin(r) / (2 * Math.PI), within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 2.5, 6, 30, 1000})
    void withoutNoncentralityItIsStudentsLaw(double df) {
        assertThat(NoncentralT.sf(1.7, df, 0)).isCloseTo(Distributions.studentSf(1.7, df), within(1e-11));
        assertThat(NoncentralChiSquare.cdf(3, df, 0)).isCloseTo(1 - Distributions.chiSquareSf(3, df), within(1e-12));
    }

    @Test
    void theRangeOfTwoMeansIsATTest() {
        // |T| = Q / sqrt(2) for two means
        double q = 3.2;
        assertThat(new StudentizedRange(2, 12).sf(q))
                .isCloseTo(Distributions.studentTwoSidedP(q / Math.sqrt(2), 12), within(1e-12));
    }

    @Test
    void oneArmAgainstControlIsATTest() {
        assertThat(new ManyToOne(new int[] {7}, 9, 14).twoSidedP(2.1))
                .isCloseTo(Distributions.studentTwoSidedP(2.1, 14), within(1e-12));
    }

    @Test
    void quantilesOfFInvertItsTail() {
        for (double p : new double[] {0.999, 0.5, 0.025, 1e-8}) {
            assertThat(Distributions.fSf(FisherF.upperQuantile(p, 3, 11.5), 3, 11.5))
                    .isCloseTo(p, within(1e-10 * p));
        }
    }
}
