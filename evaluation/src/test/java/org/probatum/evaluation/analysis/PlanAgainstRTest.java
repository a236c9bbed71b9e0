package org.probatum.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.statistics.Interval;

/**
 * The whole plan of the demonstration trial against R's {@code survival} and {@code pROC}.
 *
 * <p>The script and the versions stand in {@code src/test/resources/trial-analysis/expected.R} and in the first line of
 * each stored file. An empty limit there is one that the curve does not reach.
 */
class PlanAgainstRTest {

    /** R's iterations end at 1e-9 in the log likelihood; everything without iterations agrees to more digits. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @ValueSource(strings = {"small", "demo"})
    void everyLineGivesWhatRGives(String dataset) {
        Map<String, ReportedNumber> numbers = numbers(dataset);
        Map<String, Map<String, String>> expected = TrialData.expected(dataset);

        assertThat(numbers.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        SoftAssertions softly = new SoftAssertions();
        expected.forEach((id, row) -> {
            ReportedNumber number =
                    numbers.getOrDefault(id, ReportedNumber.of(id, "", ReportedNumber.Scale.TEST, 0, 0));
            same(softly, id + " estimate", number.estimate(), row.get("estimate"));
            same(softly, id + " p", number.p(), row.get("p"));
            same(softly, id + " statistic", number.statistic(), row.get("statistic"));
            same(softly, id + " lower", limit(number, Interval::lower), row.get("lower"));
            same(softly, id + " upper", limit(number, Interval::upper), row.get("upper"));
            if (!row.getOrDefault("n", "").isEmpty()) {
                softly.assertThat(number.n()).as(id + " n").isEqualTo(Integer.parseInt(row.getOrDefault("n", "")));
            }
            if (!row.getOrDefault("events", "").isEmpty()) {
                softly.assertThat(number.events().orElse(-1))
                        .as(id + " events")
                        .isEqualTo(Integer.parseInt(row.getOrDefault("events", "")));
            }
        });
        softly.assertAll();
    }

    private static Map<String, ReportedNumber> numbers(String dataset) {
        return TrialAnalysis.of(TrialData.definition(), TrialData.participants(dataset)).stream()
                .flatMap(result -> result.numbers().stream())
                .collect(Collectors.toMap(ReportedNumber::id, Function.identity()));
    }

    private static OptionalDouble limit(ReportedNumber number, Function<Interval, Double> side) {
        return number.interval()
                .map(side)
                .filter(Double::isFinite)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    private static void same(
            SoftAssertions softly, String what, OptionalDouble actual, @org.jspecify.annotations.Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            softly.assertThat(actual).as(what).isEmpty();
        } else {
            double value = Double.parseDouble(cell);
            softly.assertThat(actual.orElse(Double.NaN))
                    .as(what)
                    .isCloseTo(value, within(TOLERANCE * Math.max(1e-3, Math.abs(value))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfTheParticipantsIsIrrelevant(long seed) {
        var shuffled = new java.util.ArrayList<>(TrialData.participants("demo"));
        java.util.Collections.shuffle(shuffled, new java.util.Random(seed));

        Map<String, ReportedNumber> before = numbers("demo");
        Stream<ReportedNumber> after = TrialAnalysis.of(TrialData.definition(), shuffled).stream()
                .flatMap(result -> result.numbers().stream());

        after.filter(number -> number.estimate().isPresent())
                .forEach(number -> assertThat(number.estimate().getAsDouble())
                        .as(number.id())
                        .isCloseTo(before.get(number.id()).estimate().getAsDouble(), within(1e-9)));
    }
}
