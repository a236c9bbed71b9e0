package org.probatum.missing.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.probatum.missing.imputation.SimulatedTrials.Mechanism;
import org.probatum.missing.sensitivity.TippingPoint;

class PooledCoverageTest {

    @ParameterizedTest
    @EnumSource(Mechanism.class)
    void pooledIntervalsCoverTheTruth(Mechanism mechanism) {
        // 200 cohorts: a true coverage of 0.95 lies within 3.2 standard errors, 0.95 ± 0.05
        double coverage = SimulatedTrials.coverage(200, 200, mechanism, ImputationMethod.BAYESIAN_LINEAR, 77);
        assertThat(coverage).isBetween(0.90, 1.0);
    }

    @Test
    void findsTheShiftThatUndoesTheEffect() {
        // 30 % of y missing by chance in both arms. If the hidden values of arm 1 are lower by δ, the true effect is
        // 0.5 − 0.3 δ: it vanishes at δ = −5/3. Significance ends a little earlier, by 1.96 se / 0.3.
        MultipleImputation imputation = ChainedEquations.with(
                        ImputationSettings.withSeed(7).withIterations(1))
                .withMethod("y", ImputationMethod.BAYESIAN_LINEAR)
                .impute(SimulatedTrials.trial(40_000, 0.5, Mechanism.COMPLETELY_AT_RANDOM, new Random(7)));
        TippingPoint found = TippingPoint.search(
                new double[] {0, -1, -2, -3}, 0.05, delta -> SimulatedTrials.armEffect(imputation, delta));
        assertThat(found.firstNonSignificant()).hasValue(-2);
        assertThat(found.tipping().orElseThrow()).isCloseTo(-5.0 / 3, within(0.1 * 5 / 3));
    }
}
