package org.probatum.test.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.probatum.alignment.quality.Verdict;
import org.probatum.test.alignment.FailureDetection.Judged;
import org.probatum.test.alignment.FailureDetection.Summary;

/** A small part of what {@link FailureDetection} measures over many pairs; the figures stand in docs/methods/alignment-verdict.md. */
class FailureDetectionTest {

    private static final long FIRST_SEED = 40_001;
    private static final int PAIRS = 24;

    @Test
    void wrongAlignmentsAreToldFromRightOnes() {
        List<Judged> judged = LongStream.range(FIRST_SEED, FIRST_SEED + PAIRS)
                .mapToObj(FailureDetection::judged)
                .toList();
        Summary summary = FailureDetection.summary(judged);
        assertThat(summary.wrong()).isBetween(4, 14);
        assertThat(summary.auroc()).isGreaterThanOrEqualTo(0.95);
        assertThat(summary.acceptedWrong()).isZero();
        assertThat(summary.rightAccepted()).isGreaterThan(0.7);
    }

    @Test
    void twoIndividualsAreNeverAccepted() {
        LongStream.range(50_001, 50_400)
                .filter(seed -> PairGenerator.hurdleOf(seed) == GeneratedPair.Hurdle.OTHER_ANATOMY)
                .limit(5)
                .mapToObj(FailureDetection::judged)
                .forEach(j -> assertThat(j.quality().map(q -> q.verdict()))
                        .as("seed " + j.pair().seed())
                        .isNotEqualTo(java.util.Optional.of(Verdict.ACCEPTED)));
    }
}
