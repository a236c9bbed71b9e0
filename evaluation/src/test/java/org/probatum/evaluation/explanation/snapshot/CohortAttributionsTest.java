package org.probatum.evaluation.explanation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Nine participants in two groups, two genes; the numbers of the comparison are R's. */
class CohortAttributionsTest {

    private static final double[] G1 = {0.12, -0.30, 0.25, 0.41, -0.08, 0.02, 0.10, -0.05, 0.22};
    private static final double[] G2 = {0.5, -0.6, 0.55, 0.4, -0.7, 0.1, -0.2, 0.15, 0.3};
    private static final List<String> ARMS = List.of("ai", "control");
    private static final Offset<Double> DIGITS = within(1e-9);

    @Test
    void featuresStandInTheOrderOfTheirMeanMagnitude() {
        CohortAttributions cohort = cohort();
        assertThat(cohort.features().stream().map(CohortAttributions.Feature::name))
                .containsExactly("G2", "G1");
        // (0.5 + 0.6 + 0.55 + 0.4 + 0.7 + 0.1 + 0.2 + 0.15 + 0.3) / 9 = 3.5 / 9
        assertThat(cohort.features().getFirst().meanMagnitude()).isCloseTo(3.5 / 9, DIGITS);
    }

    @Test
    void aGroupAddsUpWithSign() {
        CohortAttributions sums =
                cohort().inGroups(Map.of("pathway", List.of("G1", "G2", "absent"), "none", List.of()));
        assertThat(sums.features()).hasSize(1);
        assertThat(sums.features().getFirst().attributions().get(1)).isCloseTo(-0.90, DIGITS);
        assertThat(sums.features().getFirst().attributions().get(3)).isCloseTo(0.81, DIGITS);
    }

    @Test
    void theTotalAddsUpMagnitudes() {
        CohortAttributions.Feature total =
                cohort().withTotal("all of molecular").features().getLast();
        assertThat(total.name()).isEqualTo("all of molecular");
        assertThat(total.attributions().get(1)).isCloseTo(0.90, DIGITS);
    }

    @Test
    void aCardNamesGroupsInEitherForm() {
        String card = "{\"functional_groups\": {\"G1\": 0, \"G2\": 0, \"immune\": [\"G3\"], \"G4\": \"immune\"}}";
        assertThat(FeatureGroups.ofCard(card.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of("group 0", List.of("G1", "G2"), "immune", List.of("G3", "G4")));
        assertThat(FeatureGroups.ofCard("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void meansAndDifferencesOfGroupsAreThoseOfR() {
        // R 4.2.2: t.test(abs(x), abs(y)) for G1 and G2; p.adjust(c(p1, p2), "holm")
        GroupComparison comparison =
                GroupComparison.of(cohort(), groups(), ARMS, GroupComparison.Measure.MAGNITUDE, 0.95);
        GroupComparison.Row g1 = row(comparison, "G1");
        assertThat(g1.means().getFirst().n()).isEqualTo(5);
        assertThat(g1.means().getFirst().mean()).isCloseTo(0.232, DIGITS);
        assertThat(g1.means().getFirst().interval().orElseThrow().lower()).isCloseTo(0.0650896894025, DIGITS);
        assertThat(g1.means().getFirst().interval().orElseThrow().upper()).isCloseTo(0.3989103105975, DIGITS);
        GroupComparison.Difference difference = g1.difference().orElseThrow();
        assertThat(difference.difference()).isCloseTo(0.1345, DIGITS);
        assertThat(difference.interval().lower()).isCloseTo(-0.0426393661931, DIGITS);
        assertThat(difference.interval().upper()).isCloseTo(0.3116393661931, DIGITS);
        assertThat(difference.p()).isCloseTo(0.115167650517930, DIGITS);
        assertThat(difference.adjusted()).isCloseTo(0.115167650517930, DIGITS);
        assertThat(row(comparison, "G2").difference().orElseThrow().p()).isCloseTo(0.000894358634371, DIGITS);
        assertThat(row(comparison, "G2").difference().orElseThrow().adjusted()).isCloseTo(0.001788717268742, DIGITS);
    }

    @Test
    void withTheirSignTheyAreThoseOfR() {
        // R 4.2.2: t.test(x, y) for G1
        GroupComparison.Difference difference = row(
                        GroupComparison.of(cohort(), groups(), ARMS, GroupComparison.Measure.SIGNED, 0.95), "G1")
                .difference()
                .orElseThrow();
        assertThat(difference.difference()).isCloseTo(0.0075, DIGITS);
        assertThat(difference.p()).isCloseTo(0.958314317825, DIGITS);
    }

    @Test
    void aGroupOfOneOrNoneHasNoInterval() {
        Map<String, String> one = Map.of("P0", "ai");
        GroupComparison.Row row =
                row(GroupComparison.of(cohort(), one, ARMS, GroupComparison.Measure.SIGNED, 0.95), "G1");
        assertThat(row.means().get(0)).isEqualTo(new GroupComparison.Mean(1, 0.12, java.util.Optional.empty()));
        assertThat(row.means().get(1).n()).isZero();
        assertThat(row.means().get(1).mean()).isNaN();
        assertThat(row.difference()).isEmpty();
        assertThatThrownBy(() -> GroupComparison.of(cohort(), one, List.of(), GroupComparison.Measure.SIGNED, 0.95))
                .hasMessage("A comparison takes at least one group");
    }

    private static GroupComparison.Row row(GroupComparison comparison, String name) {
        return comparison.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CohortAttributions cohort() {
        Map<String, Snapshot.Named> all = new LinkedHashMap<>();
        for (int i = 0; i < G1.length; i++) {
            List<Snapshot.Part> parts = new ArrayList<>();
            parts.add(new Snapshot.Part("G1", i, G1[i]));
            parts.add(new Snapshot.Part("G2", i, G2[i]));
            all.put("P" + i, new Snapshot.Named("features", parts, true, "risk"));
        }
        return CohortAttributions.of(all);
    }

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (int i = 0; i < G1.length; i++) {
            groups.put("P" + i, i < 5 ? "ai" : "control");
        }
        return groups;
    }
}
