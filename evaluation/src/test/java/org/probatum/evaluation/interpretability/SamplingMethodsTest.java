package org.probatum.evaluation.interpretability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.registry.Tensor;

class SamplingMethodsTest {

    private static final Tensor ZERO = new Tensor.Doubles(new long[0], new double[1]);

    @Test
    void kernelShapleyOverAllCoalitionsIsExact() {
        // The glove game, min(x₀, max(x₁, x₂)) at 1, 1, 1. Shapley (1953): 2/3, 1/6, 1/6.
        PredictionFunction gloves = inputs -> {
            double[] x = Tensors.values(inputs.get("x"));
            double[] f = new double[x.length / 3];
            for (int i = 0; i < f.length; i++) {
                f[i] = Math.min(x[3 * i], Math.max(x[3 * i + 1], x[3 * i + 2]));
            }
            return f;
        };
        Attribution shapley = KernelShapley.of(
                gloves, cases(new double[] {1, 1, 1}, 1, 3), "x", new OcclusionUnits.AlongAxis(1), ZERO, 0, 1);
        assertThat(shapley.values().values()).containsExactly(new double[] {2.0 / 3, 1.0 / 6, 1.0 / 6}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void kernelShapleyOfASumGivesItsTermsFromAnySample(long seed) {
        // F = Σ j xⱼ over 20 values: φⱼ = j xⱼ, which least squares finds exactly.
        double[] ones = new double[20];
        java.util.Arrays.fill(ones, 1);
        PredictionFunction sum = inputs -> {
            double[] x = Tensors.values(inputs.get("x"));
            double[] f = new double[x.length / 20];
            for (int i = 0; i < x.length; i++) {
                f[i / 20] += (i % 20) * x[i];
            }
            return f;
        };
        Attribution shapley =
                KernelShapley.of(sum, cases(ones, 1, 20), "x", new OcclusionUnits.AlongAxis(1), ZERO, 200, seed);
        for (int j = 0; j < 20; j++) {
            assertThat(shapley.values().values()[j]).isCloseTo(j, within(1e-9));
        }
    }

    @Test
    void expectedGradientsOfALineAreTheMeanDifferenceTimesTheSlope() {
        GradientFunction line = inputs -> {
            double[] x = Tensors.values(inputs.get("x"));
            double[] g = new double[x.length];
            java.util.Arrays.fill(g, 2);
            double[] f = java.util.Arrays.stream(x).map(v -> 2 * v).toArray();
            return new GradientFunction.Gradients(
                    f, Map.of("x", new Tensor.Doubles(inputs.get("x").shape(), g)), Map.of());
        };
        // Every case of the cohort is 1, so EG = 2 (x − 1) whatever is drawn.
        Tensor cohort = new Tensor.Doubles(new long[] {3, 1}, new double[] {1, 1, 1});
        Attribution eg = ExpectedGradients.of(line, cases(new double[] {4, -2}, 2, 1), "x", cohort, 7, 1);
        assertThat(eg.values().values()).containsExactly(new double[] {6, -6}, within(1e-12));
    }

    @Test
    void riseIsHighestWhereTheModelLooks() {
        // F is the pixel at row 2, column 9 of a 12 × 12 image of ones.
        double[] ones = new double[144];
        java.util.Arrays.fill(ones, 1);
        PredictionFunction onePixel = inputs -> {
            double[] x = Tensors.values(inputs.get("x"));
            double[] f = new double[x.length / 144];
            for (int i = 0; i < f.length; i++) {
                f[i] = x[i * 144 + 2 * 12 + 9];
            }
            return f;
        };
        InputBatch image = new InputBatch(Map.of("x", new Tensor.Doubles(new long[] {1, 1, 12, 12}, ones)));
        double[] map =
                MaskedImages.rise(onePixel, image, "x", ZERO, 2000, 5).values().values();
        int highest = 0;
        for (int i = 0; i < map.length; i++) {
            highest = map[i] > map[highest] ? i : highest;
        }
        assertThat(Math.abs(highest / 12 - 2)).isLessThanOrEqualTo(1);
        assertThat(Math.abs(highest % 12 - 9)).isLessThanOrEqualTo(1);
    }

    @Test
    void scoreCamWeighsChannelsByTheOutputOfMaskedImages() {
        // Channel 0 shows the left half, channel 1 the right; F = 10 × sum of the left column of [1, 2] pixels.
        PredictionFunction left = inputs -> {
            double[] x = Tensors.values(inputs.get("x"));
            double[] f = new double[x.length / 2];
            for (int i = 0; i < f.length; i++) {
                f[i] = 10 * x[2 * i];
            }
            return f;
        };
        InputBatch image =
                new InputBatch(Map.of("x", new Tensor.Doubles(new long[] {1, 1, 1, 2}, new double[] {1, 1})));
        Tensor.Doubles layer = new Tensor.Doubles(new long[] {1, 2, 1, 2}, new double[] {3, 0, 0, 3});
        double[] map =
                MaskedImages.scoreCam(left, image, "x", "map", layer).values().values();
        // softmax(10, 0) = 1 / (1 + e^-10) and its complement, times 3.
        double w = 1 / (1 + Math.exp(-10));
        assertThat(map).containsExactly(new double[] {3 * w, 3 * (1 - w)}, within(1e-12));
    }

    @Test
    void aTableIsNotAnImage() {
        assertThatThrownBy(() ->
                        MaskedImages.rise(x -> new double[1], cases(new double[] {1, 2}, 1, 2), "x", ZERO, 9, 1))
                .isInstanceOf(UnexplainableException.class)
                .hasMessageContaining("needs an image or volume");
    }

    private static InputBatch cases(double[] values, int rows, int columns) {
        return new InputBatch(Map.of("x", new Tensor.Doubles(new long[] {rows, columns}, values)));
    }
}
