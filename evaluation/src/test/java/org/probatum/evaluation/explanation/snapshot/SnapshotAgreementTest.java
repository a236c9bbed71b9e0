package org.probatum.evaluation.explanation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.statistics.Outcome;

class SnapshotAgreementTest {

    private static final double[] A = {0.5, -0.1, 0.3, 0.0, 0.2, -0.4, 0.05, 0.15, -0.25, 0.6};
    private static final double[] B = {0.4, 0.2, -0.1, 0.1, 0.3, -0.5, 0.0, 0.15, -0.2, 0.7};

    @Test
    void rankCorrelationOfMagnitudesIsThatOfR() {
        // R 4.2.2: cor(abs(a), abs(b), method = "spearman")
        SnapshotAgreement agreement =
                SnapshotAgreement.of(features(A), features(B)).orElseThrow();
        assertThat(agreement.spearman()).isCloseTo(0.780502314648453, within(1e-14));
        assertThat(agreement.parts()).isEqualTo(10);
    }

    /** Of 10 parts the leading one: number 9 on both sides. Signs: parts 3 and 6 have none, 1 and 2 differ, 6 agree. */
    @Test
    void leadingPartsAndSignsAreCounted() {
        SnapshotAgreement agreement =
                SnapshotAgreement.of(features(A), features(B)).orElseThrow();
        assertThat(agreement.top()).isEqualTo(1);
        assertThat(agreement.overlap()).isEqualTo(1);
        assertThat(agreement.overlapByChance()).isEqualTo(0.1);
        assertThat(agreement.sameSign()).isEqualTo(6.0 / 8);
    }

    @Test
    void featuresAreMatchedByNameNotByPlace() {
        Snapshot.Named reversed =
                new Snapshot.Named("features", features(A).parts().reversed(), true, "risk");
        SnapshotAgreement same = SnapshotAgreement.of(features(A), reversed).orElseThrow();
        assertThat(same.spearman()).isCloseTo(1, within(1e-15));
        assertThat(same.sameSign()).isEqualTo(1);
    }

    /** The 2 × 2 map is read at the centres of the 4 × 4 map's cells: each of its values stands in a block of four. */
    @Test
    void aCoarserMapIsReadAtTheCentresOfTheFiner() {
        Snapshot.SpatialMap coarse = slide(2, 2, 1, 2, 3, 4);
        Snapshot.SpatialMap fine = slide(4, 4, 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
        SnapshotAgreement.Pairs pairs = SnapshotAgreement.paired(coarse, fine).orElseThrow();
        assertThat(pairs.a()).containsExactly(pairs.b());
        assertThat(SnapshotAgreement.of(fine, coarse).orElseThrow().spearman()).isCloseTo(1, within(1e-15));
    }

    @Test
    void tilesWithoutTissueCountOnNeitherSide() {
        SnapshotAgreement agreement = SnapshotAgreement.of(slide(1, 4, Double.NaN, 1, 2, 3), slide(1, 4, 9, 3, 2, 1))
                .orElseThrow();
        assertThat(agreement.parts()).isEqualTo(3);
        assertThat(agreement.spearman()).isCloseTo(-1, within(1e-15));
        assertThat(agreement.sameSign()).isNaN();
    }

    @Test
    void aConstantMapHasNoRankCorrelation() {
        assertThat(SnapshotAgreement.of(slide(1, 3, 1, 1, 1), slide(1, 3, 1, 2, 3))
                        .orElseThrow()
                        .spearman())
                .isNaN();
    }

    @Test
    void whatSpeaksAboutSomethingElseIsNotCompared() {
        assertThat(refusal(slide(1, 2, 1, 2), features(A))).contains("same parts of the same input");
        assertThat(refusal(slide(1, 2, 1, 2), volume("t1"))).contains("different images");
        assertThat(refusal(volume("t1"), volume("t2_registered"))).contains("different images");
        assertThat(refusal(slide(1, 2, 1, Double.NaN), slide(1, 2, 1, 2)))
                .isEqualTo("At least 2 parts must have a value on both sides, there are 1");
        assertThat(refusal(words("no", "headache"), words("no", "seizure"))).contains("different words");
    }

    private static String refusal(Snapshot.Content a, Snapshot.Content b) {
        return SnapshotAgreement.of(a, b) instanceof Outcome.NotEstimable<SnapshotAgreement> not ? not.reason() : "";
    }

    private static Snapshot.Named features(double... attributions) {
        List<Snapshot.Part> parts = new ArrayList<>();
        for (double attribution : attributions) {
            parts.add(new Snapshot.Part("f" + parts.size(), 0, attribution));
        }
        return new Snapshot.Named("features", parts, true, "risk");
    }

    private static Snapshot.Named words(String... words) {
        return new Snapshot.Named(
                "words",
                List.of(words).stream()
                        .map(word -> new Snapshot.Part(word, Double.NaN, word.length()))
                        .toList(),
                false,
                "");
    }

    private static Snapshot.SpatialMap slide(int rows, int columns, double... values) {
        return new Snapshot.SpatialMap(
                Snapshot.Over.SLIDE,
                Optional.empty(),
                0,
                1,
                1,
                rows,
                columns,
                java.util.Arrays.stream(values).boxed().toList(),
                false);
    }

    private static Snapshot.SpatialMap volume(String name) {
        return new Snapshot.SpatialMap(
                Snapshot.Over.VOLUME, Optional.of(name), 0, 4, 1, 1, 2, List.of(1.0, 2.0), false);
    }
}
