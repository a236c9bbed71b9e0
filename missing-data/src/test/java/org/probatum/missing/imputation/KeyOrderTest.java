package org.probatum.missing.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 37, 999, 1000, 5000})
    void sortsAsTheStableSortOfJavaDoes(int n) {
        Random random = new Random(n);
        // many equal keys, both signs, and infinity
        double[] keys = IntStream.range(0, n)
                .mapToDouble(i -> i % 50 == 0 ? Double.POSITIVE_INFINITY : Math.rint(20 * random.nextGaussian()) + 0.5)
                .toArray();
        int[] order = IntStream.range(0, n).toArray();
        KeyOrder.sort(order, keys);
        int[] expected = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(order).isEqualTo(expected);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, n).toArray());
    }
}
