package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.interpretability.Faithfulness;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.PredictionFunction;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;

class PartsInPlayTest {

    private static final Tensor MEANS = new Tensor.Doubles(new long[] {1, 3}, new double[] {1, 10, 100});
    private static final InputBatch CASE =
            new InputBatch(Map.of("table", new Tensor.Floats(new long[] {1, 3}, new float[] {3, 9, 100})));

    /** F = 2 a + 5 b − c. */
    private static final PredictionFunction LINEAR = batch -> {
        double[] x = Tensors.values(batch.get("table"));
        double[] f = new double[batch.rows()];
        for (int row = 0; row < f.length; row++) {
            f[row] = 2 * x[3 * row] + 5 * x[3 * row + 1] - x[3 * row + 2];
        }
        return f;
    };

    private static final PartsInPlay TABLE =
            new PartsInPlay(new InputParts.Columns("table", List.of("a", "b", "c")), LINEAR, CASE, MEANS);

    @Test
    void eachColumnIsReplacedByItsOwnMean() {
        // 2 (3 − 1) = 4, 5 (9 − 10) = −5, −(100 − 100) = 0
        assertThat(TABLE.occlusion().values().values()).containsExactly(new double[] {4, -5, 0}, within(1e-12));
    }

    @Test
    void theRightOrderIsBetterThanChanceAndItsReverseIsNot() {
        Faithfulness.Result right = TABLE.ranked(new double[] {4, -5, 0}).faithfulness(1);
        Faithfulness.Result wrong = TABLE.ranked(new double[] {-4, 5, 0}).faithfulness(1);
        // F of the case is 2·3 + 5·9 − 100 = −49; deletion in the order a, c, b: −49, −53, −53, −48; mean −50.75
        assertThat(right.deletion()[0]).isCloseTo(-50.75, within(1e-12));
        assertThat(right.deletion()[0]).isLessThan(right.deletionByChance()[0]);
        assertThat(right.insertion()[0]).isGreaterThan(right.insertionByChance()[0]);
        assertThat(wrong.deletion()[0]).isGreaterThan(wrong.deletionByChance()[0]);
        assertThat(wrong.insertion()[0]).isLessThan(wrong.insertionByChance()[0]);
    }

    @Test
    void withoutASignTheOrderFollowsTheDistanceToThePrediction() {
        // b moves F by 5, a by 4, c by 0: the order b, a, c leaves −|F − F₀| at 0, −5, −1, −1
        Faithfulness.Result sizes =
                TABLE.ranked(new double[] {0.4, 0.5, 0.1}).unsigned().faithfulness(1);
        assertThat(sizes.deletion()[0]).isCloseTo(-7 / 4.0, within(1e-12));
    }

    @Test
    void ofANoteOnlyItsWordsAreInPlay() {
        InputParts.Words words = new InputParts.Words("note", 5);
        InputBatch note =
                new InputBatch(Map.of("note", new Tensor.Longs(new long[] {1, 5}, new long[] {7, 8, 9, 0, 0})));

        InputBatch cut = words.cut(note, 3);

        assertThat(((Tensor.Longs) cut.get("note")).values()).containsExactly(7, 8, 9);
        assertThat(((Tensor.Longs) words.padded(cut).get("note")).values()).containsExactly(7, 8, 9, 0, 0);
    }
}
