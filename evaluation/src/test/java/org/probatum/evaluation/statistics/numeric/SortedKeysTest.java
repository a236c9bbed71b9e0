package org.probatum.evaluation.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedKeysTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, 4095, 4096, 20_000})
    void sortsAsTheNumbersDo(int n) {
        double[] values = values(n);
        long[] keys = IntStream.range(0, n)
                .mapToLong(i -> SortedKeys.key(values[i], i))
                .toArray();
        SortedKeys.sort(keys);

        double[] expected = Arrays.stream(values).map(v -> v + 0.0).sorted().toArray();
        assertThat(keys)
                .isEqualTo(IntStream.range(0, n)
                        .mapToLong(i -> SortedKeys.key(expected[i], i))
                        .toArray());
        int[] order = SortedOrder.ascending(values);
        assertThat(Arrays.stream(order).mapToDouble(i -> values[i] + 0.0).toArray())
                .isEqualTo(expected);
    }

    @Test
    void countsMinusZeroAsZeroAndNamesWhatIsNoNumber() {
        assertThat(SortedKeys.key(-0.0, 0)).isEqualTo(SortedKeys.key(0.0, 0));
        assertThat(SortedKeys.key(-Double.MIN_VALUE, 0)).isLessThan(SortedKeys.key(0.0, 0));
        assertThat(SortedKeys.key(Double.NEGATIVE_INFINITY, 0)).isLessThan(SortedKeys.key(-Double.MAX_VALUE, 0));
        assertThatThrownBy(() -> SortedKeys.key(Double.NaN, 7)).hasMessageContaining("Value 7");
    }

    /** Both signs, ties, extreme sizes, whole numbers. */
    private static double[] values(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] special = {0.0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, 1e-300, -3};
        return IntStream.range(0, n)
                .mapToDouble(i -> switch (random.nextInt(4)) {
                    case 0 -> special[random.nextInt(special.length)];
                    case 1 -> random.nextInt(-5, 6);
                    default -> random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
                })
                .toArray();
    }
}
