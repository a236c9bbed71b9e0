package org.probatum.evaluation.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;

class GroupSequentialEdgeCasesTest {

    private static GroupSequentialDesign.Plan plan(CriticalValues critical, double... rates) {
        return new GroupSequentialDesign.Plan(
                Series.of(rates), 0.025, 0.2, 1, critical, new GroupSequentialDesign.Futility.None());
    }

    private static GroupSequentialDesign design(CriticalValues critical, double... rates) {
        return GroupSequentialDesign.of(plan(critical, rates)).orElseThrow();
    }

    private static CriticalValues.Spending oBrienFlemingSpending() {
        return new CriticalValues.Spending(new SpendingFunction.OBrienFleming());
    }

    @Test
    void agreesWithGsDesignAndRpactOnOBrienFlemingSpending() {
        // rpact 3.3.4 and an independent numerical integration (R 4.2.2): getDesignGroupSequential(typeOfDesign =
        // "asOF")
        Series half = design(oBrienFlemingSpending(), 0.5, 1).criticalValues();
        assertThat(half.get(0)).isCloseTo(2.96258804, within(1e-7));
        assertThat(half.get(1)).isCloseTo(1.96859565, within(1e-7));
        Series late = design(oBrienFlemingSpending(), 0.7, 1).criticalValues();
        assertThat(late.get(0)).isCloseTo(2.43799499, within(1e-7));
        assertThat(late.get(1)).isCloseTo(1.99993051, within(1e-7));
        Series three = design(oBrienFlemingSpending(), 1 / 3.0, 2 / 3.0, 1).criticalValues();
        assertThat(three.get(0)).isCloseTo(3.71030287, within(1e-6));
        assertThat(three.get(1)).isCloseTo(2.51142748, within(1e-6));
        assertThat(three.get(2)).isCloseTo(1.99304748, within(1e-6));
    }

    @Test
    void spendsByTheInformationFractionThatIsGiven() {
        // printed in gsDesign2 issue 534: alpha spent at t = 0.2587722
        assertThat(new SpendingFunction.OBrienFleming().spent(0.2587722, 0.025)).isCloseTo(1.052152e-5, within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.99, 0.999, 0.9999})
    void holdsTheLevelWhenTheInterimLookIsCloseToTheFinalOne(double interim) {
        // gsDesign2 issue 40; law: all of alpha is spent, and the last value lies between those of one and of two looks
        GroupSequentialDesign design = design(oBrienFlemingSpending(), interim, 1);
        assertThat(design.cumulativeAlphaSpent().last()).isCloseTo(0.025, within(1e-9));
        assertThat(design.criticalValues().get(1))
                .isGreaterThanOrEqualTo(design.criticalValues().get(0) - 1);
        assertThat(design.power().last()).isCloseTo(0.8, within(1e-9));
        // the two looks are nearly one: the inflation is nearly 1
        assertThat(design.inflationFactor()).isBetween(1.0, 1.03);
    }

    @Test
    void reachesTheCrossingProbabilityOfTwoLooksByTheBivariateNormal() {
        // P(Z1 < c1, Z2 < c2) by Plackett's integral, another path than the recursion
        GroupSequentialDesign design = design(new CriticalValues.WangTsiatis(0.25), 0.4, 1);
        double inside = org.probatum.evaluation.statistics.distribution.BivariateNormal.cdf(
                design.criticalValues().get(0), design.criticalValues().get(1), Math.sqrt(0.4));
        assertThat(1 - inside).isCloseTo(0.025, within(1e-10));
    }

    @Test
    void namesFutilityBoundsThatReachTheCriticalValues() {
        var plan = new GroupSequentialDesign.Plan(
                Series.of(0.5, 1),
                0.025,
                0.2,
                1,
                new CriticalValues.WangTsiatis(0.5),
                new GroupSequentialDesign.Futility.Bounds(Series.of(2.5), false));
        assertThat(GroupSequentialDesign.of(plan))
                .isInstanceOfSatisfying(
                        Outcome.NotEstimable.class,
                        not -> assertThat(not.code()).isEqualTo("crossing-bounds"));
    }

    @Test
    void refusesInformationThatDoesNotRise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(oBrienFlemingSpending(), 0.5, 0.5, 1))
                .withMessageContaining("look 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(oBrienFlemingSpending(), 0.5, 0.9))
                .withMessageContaining("must be 1");
    }

    @Test
    void sizesAgreeWithPublishedOnes() {
        // rpact 3.3.4 (R 4.2.2), one-sided 0.025: rates .5 against .3 at power .8; means d = .5 at power .9;
        // non-inferiority .8/.8 with margin .1 at power .8
        assertThat(new RatesEndpoint(2, 0.5, 0.3, 0, false, 1).fixedSize(0.025, 0.2))
                .isCloseTo(185.99769, within(1e-4));
        assertThat(new MeansEndpoint(2, 0.5, 0, 1, 1, false).fixedSize(0.025, 0.1))
                .isCloseTo(170.06263, within(1e-3));
        assertThat(new RatesEndpoint(2, 0.8, 0.8, -0.1, false, 1).fixedSize(0.025, 0.2))
                .isCloseTo(508.43541, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 2, 3})
    void unequalAllocationNeedsTheSameSizeWhenTheArmsSwap(double ratio) {
        // gsDesign issue 6; law: naming the arms the other way round changes nothing
        double size = new RatesEndpoint(2, 0.5, 0.3, 0, false, ratio).fixedSize(0.025, 0.1);
        double swapped = new RatesEndpoint(2, 0.3, 0.5, 0, false, 1 / ratio).fixedSize(0.025, 0.1);
        assertThat(swapped).isCloseTo(size, within(1e-9 * size));
        double events = new EventsEndpoint(0.7, 1, ratio, EventsEndpoint.Formula.SCHOENFELD).fixedSize(0.025, 0.1);
        double equal = new EventsEndpoint(0.7, 1, 1, EventsEndpoint.Formula.SCHOENFELD).fixedSize(0.025, 0.1);
        // Schoenfeld: events grow by (1 + r)^2 / (4 r)
        assertThat(events / equal).isCloseTo((1 + ratio) * (1 + ratio) / (4 * ratio), within(1e-12));
    }

    @Test
    void theStageWiseIntervalExcludesTheNullExactlyWhenTheTrialRejects() {
        var plan = plan(new CriticalValues.WangTsiatis(0), 0.5, 1);
        double last =
                GroupSequentialDesign.of(plan).orElseThrow().criticalValues().get(1);
        for (double away : new double[] {-0.01, 0.01}) {
            var analysis = GroupSequentialAnalysis.of(plan, 40, new double[] {1, last + away}, 0.3);
            var result = analysis.finalResult().orElseThrow();
            assertThat(result.lower() > 0).isEqualTo(away > 0);
            assertThat(result.p() < 0.025).isEqualTo(away > 0);
        }
    }

    @Test
    void hasNoFinalResultWhileTheTrialGoesOn() {
        var analysis = GroupSequentialAnalysis.of(
                plan(new CriticalValues.WangTsiatis(0), 0.5, 1), 40, new double[] {0.5}, 0.3);
        assertThat(analysis.finalResult()).isEmpty();
        assertThat(analysis.actions()).containsExactly(GroupSequentialAnalysis.Action.CONTINUE);
    }
}
