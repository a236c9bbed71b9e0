package org.probatum.missing.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

/**
 * Filled Ozone of R's airquality given Wind and Temp, whole or cut at 20 and 50, against R 4.2.2, mice 3.15.0:
 * {@code mice(d, m = 200, maxit = 1, method = c(METHOD, "", ""), seed = 1)}, mean, sd or shares of all filled values.
 */
class ImputationMethodTest {

    private static final Variable OZONE = Variable.numeric("Ozone");
    private static final List<String> LEVELS = List.of("low", "middle", "high");

    @ParameterizedTest
    @CsvSource({
        "BAYESIAN_LINEAR, 40.7317, 31.4214",
        "PREDICTIVE_MEAN_MATCHING, 40.2454, 29.9358",
        "RANDOM_FOREST, 40.0055, 30.5829"
    })
    void fillsNumbersAsMiceDoes(ImputationMethod method, double mean, double sd) {
        double[] filled = filled(OZONE, method, AirQuality.columns()[0]);
        double ours = Arrays.stream(filled).average().orElseThrow();
        double variance =
                Arrays.stream(filled).map(x -> (x - ours) * (x - ours)).sum() / (filled.length - 1);
        // the spread of the mean over seeds is about 0.3 with 200 imputations of 37 values
        assertThat(ours).isCloseTo(mean, within(1.2));
        assertThat(Math.sqrt(variance)).isCloseTo(sd, within(1.8));
    }

    @ParameterizedTest
    @CsvSource({
        "POLYTOMOUS, 0.3084, 0.4362, 0.2554",
        "PROPORTIONAL_ODDS, 0.2749, 0.4408, 0.2843",
        "RANDOM_FOREST, 0.3069, 0.3900, 0.3031"
    })
    void fillsCategoriesAsMiceDoes(ImputationMethod method, double low, double middle, double high) {
        Variable variable = method == ImputationMethod.PROPORTIONAL_ODDS
                ? Variable.ordinal("Ozone", LEVELS)
                : Variable.nominal("Ozone", LEVELS);
        double[] codes = Arrays.stream(AirQuality.columns()[0])
                .map(x -> Double.isNaN(x) ? x : x <= 20 ? 0 : x <= 50 ? 1 : 2)
                .toArray();
        double[] filled = filled(variable, method, codes);
        double[] expected = {low, middle, high};
        for (int level = 0; level < 3; level++) {
            int wanted = level;
            double share = Arrays.stream(filled).filter(x -> x == wanted).count() / (double) filled.length;
            assertThat(share).as(LEVELS.get(level)).isCloseTo(expected[level], within(0.03));
        }
    }

    @Test
    void fillsABinaryVariableAsMiceDoes() {
        double[] high = Arrays.stream(AirQuality.columns()[0])
                .map(x -> Double.isNaN(x) ? x : x > 50 ? 1 : 0)
                .toArray();
        double[] filled = filled(Variable.binary("Ozone"), ImputationMethod.LOGISTIC, high);
        assertThat(Arrays.stream(filled).average().orElseThrow()).isCloseTo(0.2673, within(0.02));
    }

    @ParameterizedTest
    @EnumSource(ImputationMethod.class)
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads(ImputationMethod method) throws Exception {
        double[] codes = Arrays.stream(AirQuality.columns()[0])
                .map(x -> Double.isNaN(x) ? x : x > 50 ? 1 : 0)
                .toArray();
        Variable variable = switch (method) {
            case BAYESIAN_LINEAR, PREDICTIVE_MEAN_MATCHING, RANDOM_FOREST -> OZONE;
            case LOGISTIC -> Variable.binary("Ozone");
            case POLYTOMOUS -> Variable.nominal("Ozone", List.of("low", "high"));
            case PROPORTIONAL_ODDS -> Variable.ordinal("Ozone", List.of("low", "high"));
        };
        double[] one = onThreads(1, variable, method, codes);
        assertThat(onThreads(4, variable, method, codes)).isEqualTo(one);
        assertThat(onThreads(16, variable, method, codes)).isEqualTo(one);
    }

    private static double[] onThreads(int threads, Variable variable, ImputationMethod method, double[] values)
            throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> filled(variable, method, values)).get();
        }
    }

    @Test
    void refusesAMethodThatDoesNotSuitTheScale() {
        assertThatThrownBy(() -> filled(OZONE, ImputationMethod.LOGISTIC, AirQuality.columns()[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LOGISTIC does not suit variable Ozone");
    }

    /** All filled values over 200 imputations. */
    private static double[] filled(Variable variable, ImputationMethod method, double[] ozone) {
        double[][] all = AirQuality.columns();
        ObservationTable table = ObservationTable.of(
                List.of(variable, Variable.numeric("Wind"), Variable.numeric("Temp")),
                new double[][] {ozone, all[2], all[3]});
        MultipleImputation imputation = ChainedEquations.with(
                        ImputationSettings.withSeed(1).withImputations(200).withIterations(1))
                .withMethod("Ozone", method)
                .impute(table);
        List<Double> filled = new ArrayList<>();
        for (ObservationTable completed : imputation.completed()) {
            for (int row = 0; row < table.rows(); row++) {
                if (table.isMissing(row, 0)) {
                    filled.add(completed.value(row, 0));
                }
            }
        }
        return filled.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
