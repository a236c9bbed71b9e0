package org.probatum.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.SiteId;

class BaselineSummaryTest {

    @Test
    void numbersAreListedBySizeAndWordsByAlphabet() {
        var summary = summary(List.of("100", "50", "90", "50"));

        assertThat(levels(summary)).containsExactly("50", "90", "100");
        assertThat(levels(summary(List.of("male", "female")))).containsExactly("female", "male");
    }

    @Test
    void rareLevelsOfALongCategoryAreCountedTogether() {
        // 20 sites; 01 to 11 enrol two participants each, the other nine one each
        List<String> sites = new ArrayList<>();
        IntStream.rangeClosed(1, 20).mapToObj("site %02d"::formatted).forEach(sites::add);
        IntStream.rangeClosed(1, 11).mapToObj("site %02d"::formatted).forEach(sites::add);

        var summary = summary(sites);

        assertThat(levels(summary)).hasSize(12).startsWith("site 01").endsWith("site 11", "other");
        assertThat(((BaselineSummary.Line.Level) summary.lines().getLast())
                        .tally()
                        .total())
                .isEqualTo(9);
    }

    @Test
    void aNumberWithManyValuesIsSummarizedByItsMean() {
        // 1 … 8: mean 4.5, variance 42/7 = 6
        var summary =
                summary(IntStream.rangeClosed(1, 8).mapToObj(String::valueOf).toList());

        assertThat(summary.lines()).singleElement().satisfies(line -> {
            var moments = Optional.ofNullable(
                            ((BaselineSummary.Line.Numeric) line).arms().get(new ArmId("ai")))
                    .orElseThrow();
            assertThat(moments.mean()).isEqualTo(4.5);
            assertThat(moments.standardDeviation()).isEqualTo(Math.sqrt(6));
        });
    }

    private static List<String> levels(BaselineSummary summary) {
        return summary.lines().stream()
                .map(line -> ((BaselineSummary.Line.Level) line).level())
                .toList();
    }

    private static BaselineSummary summary(List<String> values) {
        List<AnalysedParticipant> participants = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            participants.add(new AnalysedParticipant(
                    new ParticipantId("P-" + i),
                    new ArmId("ai"),
                    new SiteId("site-a"),
                    "all",
                    Map.of("variable", values.get(i)),
                    Map.of(),
                    Map.of(),
                    TrialData.COLUMNS,
                    false));
        }
        return BaselineSummary.of(TrialData.definition(), participants);
    }
}
