package org.probatum.evaluation.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

/** Filling a cohort of 60 with two related columns, a binary one, and one that nobody has. */
class ImputedCohortTest {

    private static final List<String> COLUMNS = List.of("crp", "albumin", "MUT_A", "never");
    private static final ImputationSettings SETTINGS =
            ImputationSettings.withSeed(7).withImputations(3).withIterations(4);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fillsExactlyWhatIsMissing(long seed) {
        List<ClinicalCase> cases = cases(seed);

        ImputedCohort filled = ImputedCohort.of(cases, COLUMNS, SETTINGS);

        assertThat(filled.neverObserved()).containsExactly("never");
        for (ClinicalCase one : cases) {
            Map<String, List<Double>> draws = filled.filled().getOrDefault(one.participant(), Map.of());
            for (String column : COLUMNS.subList(0, 3)) {
                assertThat(draws.containsKey(column))
                        .as("%s of %s", column, one.participant())
                        .isNotEqualTo(one.values().containsKey(column));
            }
            assertThat(draws).doesNotContainKey("never");
            draws.values().forEach(values -> assertThat(values).hasSize(3).doesNotContain(Double.NaN));
            draws.getOrDefault("MUT_A", List.of())
                    .forEach(draw -> assertThat(draw).isIn(0.0, 1.0));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        String once = ImputedCohort.of(cases(1), COLUMNS, SETTINGS).toJson();

        assertThat(ImputedCohort.of(cases(1), COLUMNS, SETTINGS).toJson()).isEqualTo(once);
        assertThat(ImputedCohort.of(
                                cases(1),
                                COLUMNS,
                                ImputationSettings.withSeed(8)
                                        .withImputations(3)
                                        .withIterations(4))
                        .toJson())
                .isNotEqualTo(once);
    }

    @Test
    void isReadBackBitForBit() {
        ImputedCohort filled = ImputedCohort.of(cases(2), COLUMNS, SETTINGS);

        ImputedCohort read = ImputedCohort.parse(filled.toJson());

        assertThat(read.imputations()).isEqualTo(3);
        assertThat(read.neverObserved()).isEqualTo(filled.neverObserved());
        assertThat(read.filled()).isEqualTo(filled.filled());
        assertThat(read.toJson()).isEqualTo(filled.toJson());
    }

    @Test
    void nothingToFillIsOneDraw() {
        assertThat(ImputedCohort.parse(ImputedCohort.none().toJson())).isEqualTo(ImputedCohort.none());
        assertThat(ImputedCohort.none().imputations()).isEqualTo(1);
    }

    private static List<ClinicalCase> cases(long seed) {
        Random random = new Random(seed);
        List<ClinicalCase> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double crp = 5 + random.nextGaussian();
            Map<String, Double> values = new HashMap<>();
            values.put("crp", crp);
            values.put("albumin", 50 - crp + 0.5 * random.nextGaussian());
            values.put("MUT_A", crp > 5 ? 1.0 : 0.0);
            COLUMNS.forEach(column -> {
                if (random.nextInt(5) == 0) {
                    values.remove(column);
                }
            });
            cases.add(new ClinicalCase(
                    new ParticipantId("P" + (100 + i)),
                    Set.of(new Modality("laboratory")),
                    values,
                    Map.of(),
                    Map.of(),
                    Optional.empty()));
        }
        return cases;
    }
}
