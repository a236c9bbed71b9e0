package org.probatum.missing.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RubinsRulesTest {

    @Test
    void poolsAnExampleWorkedByHand() {
        // q = 1, 2, 3 and u = 1, 1, 1: b = 1, t = 1 + 4/3 = 7/3, ν = 2 (1 + 3/4)² = 6.125
        var pooled = RubinsRules.pool(new double[] {1, 2, 3}, new double[] {1, 1, 1});
        assertThat(pooled.estimate()).isCloseTo(2, within(1e-15));
        assertThat(pooled.variance()).isCloseTo(7.0 / 3, within(1e-15));
        assertThat(pooled.degreesOfFreedom()).isCloseTo(6.125, within(1e-14));
    }

    @Test
    void smallSampleDegreesOfFreedomWorkedByHand() {
        // λ = 4/7; ν_com = 10: ν_obs = 11/13 · 10 · 3/7 = 330/91; ν* = 1/(1/6.125 + 91/330)
        var pooled = RubinsRules.pool(new double[] {1, 2, 3}, new double[] {1, 1, 1}, 10);
        assertThat(pooled.degreesOfFreedom()).isCloseTo(1 / (1 / 6.125 + 91.0 / 330), within(1e-14));
    }

    @Test
    void agreementBetweenImputationsLeavesInfiniteDegreesOfFreedom() {
        var pooled = RubinsRules.pool(new double[] {2, 2}, new double[] {1, 3});
        assertThat(pooled.variance()).isEqualTo(2);
        assertThat(pooled.degreesOfFreedom()).isInfinite();
    }

    @Test
    void refusesASingleEstimate() {
        assertThatThrownBy(() -> RubinsRules.pool(new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2");
    }
}
