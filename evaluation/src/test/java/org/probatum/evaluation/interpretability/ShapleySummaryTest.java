package org.probatum.evaluation.interpretability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.registry.Tensor;

class ShapleySummaryTest {

    private static final ShapleySummary.Bootstrap BOOTSTRAP = new ShapleySummary.Bootstrap(2000, 0.95, 1);

    @Test
    void meansOfAnExampleWorkedByHand() {
        // F = a + 2 b + a b with a, b in {0, x}: φ_a = a + ab/2, φ_b = 2b + ab/2, I_ab = ab.
        ModalityShapley.Result result = game(new double[] {1, 3}, new double[] {2, 4});
        ShapleySummary all = ShapleySummary.of(result, BOOTSTRAP);
        // φ_a: 1 + 1 = 2 and 3 + 6 = 9; φ_b: 4 + 1 = 5 and 8 + 6 = 14; I: 2 and 12
        assertThat(all.cases()).isEqualTo(2);
        assertThat(all.values()).extracting(ShapleySummary.Mean::mean).containsExactly(5.5, 9.5);
        assertThat(all.interactions()).extracting(ShapleySummary.Mean::mean).containsExactly(7.0);
        // Two cases: a resample's mean is one of 2, 5.5, 9, each end with probability 1/4, more than 2.5 %.
        assertThat(all.values().get(0).interval()).contains(new Interval(2, 9));
    }

    @Test
    void groupsAreSummarizedByThemselvesAndOneCaseHasNoInterval() {
        ModalityShapley.Result result = game(new double[] {1, 3, 5}, new double[] {2, 4, 0});
        Map<String, ShapleySummary> groups = ShapleySummary.byGroup(result, List.of("A", "B", "A"), BOOTSTRAP);
        assertThat(groups).containsOnlyKeys("A", "B");
        assertThat(groups.get("A").values().get(0).mean()).isEqualTo((2 + 5) / 2.0);
        assertThat(groups.get("B").values().get(1)).isEqualTo(new ShapleySummary.Mean(14, Optional.empty()));
        assertThatThrownBy(() -> ShapleySummary.byGroup(result, List.of("A"), BOOTSTRAP))
                .hasMessage("There is a group for each of the 3 cases, was 1");
    }

    @Test
    void theIntervalOfAMeanIsThatOfTheNormalApproximation() {
        SplittableRandom random = new SplittableRandom(3);
        double[] a = new double[400];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextGaussian();
            sum += a[i];
            squares += a[i] * a[i];
        }
        double mean = sum / a.length;
        double error = Math.sqrt((squares / a.length - mean * mean) / a.length);
        Interval interval = ShapleySummary.of(game(a, new double[a.length]), BOOTSTRAP)
                .values()
                .get(0)
                .interval()
                .orElseThrow();
        assertThat(interval.lower()).isCloseTo(mean - 1.96 * error, within(0.25 * error));
        assertThat(interval.upper()).isCloseTo(mean + 1.96 * error, within(0.25 * error));
    }

    private static ModalityShapley.Result game(double[] a, double[] b) {
        InputBatch inputs = new InputBatch(Map.of(
                "a", new Tensor.Doubles(new long[] {a.length, 1}, a),
                "b", new Tensor.Doubles(new long[] {b.length, 1}, b)));
        Tensor zero = new Tensor.Doubles(new long[0], new double[1]);
        List<Player> players = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            players.add(new Player(name, List.of(new Player.Replacement(name, OptionalInt.empty(), zero))));
        }
        return ModalityShapley.of(
                batch -> {
                    double[] x = Tensors.values(batch.get("a"));
                    double[] y = Tensors.values(batch.get("b"));
                    double[] f = new double[x.length];
                    for (int i = 0; i < f.length; i++) {
                        f[i] = x[i] + 2 * y[i] + x[i] * y[i];
                    }
                    return f;
                },
                inputs,
                players);
    }
}
