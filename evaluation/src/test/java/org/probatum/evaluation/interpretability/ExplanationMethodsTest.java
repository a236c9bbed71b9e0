package org.probatum.evaluation.interpretability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.probatum.registry.Tensor;

/** Methods on functions whose explanations can be worked out by hand. */
class ExplanationMethodsTest {

    private static final InputBatch TWO_CASES =
            new InputBatch(Map.of("x", new Tensor.Doubles(new long[] {2, 2}, new double[] {1, 2, 3, -1})));

    /** F(x) = x₀² + 3 x₁, ∂F/∂x = (2 x₀, 3). */
    private static final GradientFunction SQUARE_AND_LINE = inputs -> {
        double[] x = Tensors.values(inputs.get("x"));
        double[] f = new double[x.length / 2];
        double[] g = new double[x.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = x[2 * i] * x[2 * i] + 3 * x[2 * i + 1];
            g[2 * i] = 2 * x[2 * i];
            g[2 * i + 1] = 3;
        }
        return new GradientFunction.Gradients(
                f, Map.of("x", new Tensor.Doubles(new long[] {f.length, 2}, g)), Map.of());
    };

    private static final PredictionFunction SQUARE_AND_LINE_VALUE =
            inputs -> SQUARE_AND_LINE.at(inputs).target();

    @Test
    void integratedGradientsOfASquareAndALine() {
        // From 0: ∫ 2 x₀² t dt = x₀², and 3 x₁. The midpoint rule is exact for a gradient that is linear along the
        // path.
        Attribution ig = IntegratedGradients.of(
                        SQUARE_AND_LINE, TWO_CASES, Map.of("x", new Tensor.Doubles(new long[0], new double[1])), 3)
                .get("x");
        assertThat(ig.values().values()).containsExactly(new double[] {1, 6, 9, -3}, within(1e-12));
        assertThat(ig.completenessGap().orElseThrow()).containsExactly(new double[] {0, 0}, within(1e-12));
    }

    @Test
    void gradientTimesInput() {
        Attribution product = Gradient.timesInput(SQUARE_AND_LINE, TWO_CASES, "x");
        assertThat(product.values().values()).containsExactly(2, 6, 18, -3);
    }

    @Test
    void occlusionIsTheFallOfTheOutput() {
        Attribution occlusion = Occlusion.of(
                SQUARE_AND_LINE_VALUE, TWO_CASES, "x", new OcclusionUnits.AlongAxis(1), 0, OptionalDouble.empty());
        assertThat(occlusion.values().values()).containsExactly(1, 6, 9, -3);
    }

    @Test
    void occlusionLeavesSkippedValuesAlone() {
        Attribution occlusion = Occlusion.of(
                SQUARE_AND_LINE_VALUE, TWO_CASES, "x", new OcclusionUnits.AlongAxis(1), 0, OptionalDouble.of(3));
        assertThat(occlusion.values().values()).containsExactly(1, 6, 0, -3);
    }

    @Test
    void patchesAreCountedRowByRow() {
        Tensor image = new Tensor.Doubles(new long[] {1, 2, 3, 4}, new double[24]);
        // 3 × 4 pixels in patches of 2 × 2: the second row of patches is one pixel high. Both channels alike.
        assertThat(new OcclusionUnits.Patches(new int[] {2, 2}).unitOfEachValue(image, "image"))
                .containsExactly(0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3);
    }

    @Test
    void shapleyValuesOfTheGloveGame() {
        // Left glove: player 0; right gloves: players 1 and 2. A pair is worth 1. Shapley (1953): 2/3, 1/6, 1/6.
        InputBatch present = new InputBatch(Map.of("x", new Tensor.Doubles(new long[] {1, 3}, new double[] {1, 1, 1})));
        PredictionFunction pairs = inputs -> {
            double[] x = Tensors.values(inputs.get("x"));
            double[] f = new double[x.length / 3];
            for (int i = 0; i < f.length; i++) {
                f[i] = Math.min(x[3 * i], Math.max(x[3 * i + 1], x[3 * i + 2]));
            }
            return f;
        };
        ModalityShapley.Result result =
                ModalityShapley.of(pairs, present, List.of(column("left", 0), column("right", 1), column("other", 2)));
        assertThat(result.values().values().values())
                .containsExactly(new double[] {2.0 / 3, 1.0 / 6, 1.0 / 6}, within(1e-15));
        assertThat(result.values().completenessGap().orElseThrow()[0]).isLessThan(1e-15);
        assertThat(result.empty()).containsExactly(0);
        // Interaction of the left with a right glove: ½ (1 − 0) without the other, ½ (1 − 1) with it.
        assertThat(result.interactions().values()[1]).isCloseTo(0.5, within(1e-15));
        // The two right gloves replace each other: ½ · 0 + ½ (1 − 1 − 1 + 0).
        assertThat(result.interactions().values()[5]).isCloseTo(-0.5, within(1e-15));
    }

    private static Player column(String name, int column) {
        return new Player(
                name,
                List.of(new Player.Replacement(
                        "x", OptionalInt.of(column), new Tensor.Doubles(new long[0], new double[1]))));
    }

    @Test
    void rolloutOfTwoLayers() {
        // Layer 1 exchanges two tokens: (A + I) / 2 = all ½. Layer 2 attends to itself: the identity. Product: all ½.
        Tensor attention = new Tensor.Doubles(new long[] {1, 2, 1, 2, 2}, new double[] {0, 1, 1, 0, 1, 0, 0, 1});
        assertThat(AttentionRollout.of(attention, "attention").values().values())
                .containsExactly(0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void classActivationMapsOfOneChannelPair() {
        // A₀ = (1, 2), A₁ = (4, 0); F = 0.5 mean A₀ − 0.25 mean A₁, so g₀ = 0.25, g₁ = −0.125 everywhere.
        GradientFunction head = inputs -> new GradientFunction.Gradients(
                new double[] {0.25},
                Map.of("map", new Tensor.Doubles(new long[] {1, 2, 2}, new double[] {0.25, 0.25, -0.125, -0.125})),
                Map.of("map", new Tensor.Doubles(new long[] {1, 2, 2}, new double[] {1, 2, 4, 0})));
        InputBatch any = new InputBatch(Map.of("x", new Tensor.Doubles(new long[] {1, 1}, new double[1])));
        // CAM: 0.5 A₀ − 0.25 A₁; Grad-CAM: relu(0.25 A₀ − 0.125 A₁).
        assertThat(GradCam.cam(head, any, "map").values().values()).containsExactly(-0.5, 1);
        assertThat(GradCam.gradCam(head, any, "map").values().values()).containsExactly(0, 0.5);
        // Grad-CAM++: α₀ = g² / (2 g² + 3 g³) = 1 / (2 + 0.75), w₀ = 2 · 0.25 α₀ = 0.5 / 2.75; w₁ = 0.
        assertThat(GradCam.gradCamPlusPlus(head, any, "map").values().values())
                .containsExactly(new double[] {0.5 / 2.75, 1 / 2.75}, within(1e-15));
    }

    @Test
    void aGradientThatIsNotANumberIsRefusedWithItsRow() {
        GradientFunction broken = inputs -> new GradientFunction.Gradients(
                new double[2],
                Map.of("x", new Tensor.Doubles(new long[] {2, 2}, new double[] {1, 1, 1, Double.NaN})),
                Map.of());
        assertThatThrownBy(() -> Gradient.of(broken, TWO_CASES, "x"))
                .isInstanceOf(UnexplainableException.class)
                .hasMessageStartingWith("The gradient with respect to x is not a number in row 1");
    }

    @Test
    void anOutputThatIsNotANumberIsRefusedEvenWhereItsGradientIsOne() {
        // log(−1) is not a number, its derivative 1 / −1 is.
        GradientFunction log = inputs -> new GradientFunction.Gradients(
                new double[] {0, Double.NaN},
                Map.of("x", new Tensor.Doubles(new long[] {2, 2}, new double[] {1, 1, 1, -1})),
                Map.of());
        assertThatThrownBy(() -> Gradient.of(log, TWO_CASES, "x"))
                .isInstanceOf(UnexplainableException.class)
                .hasMessageStartingWith("The output is not a number for row 1");
        assertThatThrownBy(() -> Occlusion.of(
                        inputs -> new double[inputs.rows()],
                        new InputBatch(Map.of("x", new Tensor.Doubles(new long[] {1, 1}, new double[1]))),
                        "x",
                        new OcclusionUnits.AlongAxis(2),
                        0,
                        OptionalDouble.empty()))
                .hasMessageContaining("occlusion goes along axis 1");
    }

    @Test
    void anOutputWithoutOneValuePerCaseIsRefused() {
        assertThatThrownBy(() -> Occlusion.of(
                        inputs -> new double[1],
                        TWO_CASES,
                        "x",
                        new OcclusionUnits.AlongAxis(1),
                        0,
                        OptionalDouble.empty()))
                .isInstanceOf(UnexplainableException.class)
                .hasMessageContaining("axis 0 of the explained output must be the case");
    }

    @Test
    void aPathBetweenWholeNumbersIsRefused() {
        InputBatch words = new InputBatch(Map.of("x", new Tensor.Longs(new long[] {1, 2}, new long[] {4, 5})));
        assertThatThrownBy(() -> IntegratedGradients.of(
                        SQUARE_AND_LINE, words, Map.of("x", new Tensor.Doubles(new long[0], new double[1])), 3))
                .isInstanceOf(UnexplainableException.class)
                .hasMessageContaining("between which there is no path");
    }
}
