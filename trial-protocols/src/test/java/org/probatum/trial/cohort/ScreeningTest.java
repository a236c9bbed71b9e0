package org.probatum.trial.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probatum.trial.cohort.ScreeningOutcome.Eligible;
import org.probatum.trial.cohort.ScreeningOutcome.ScreenFailure;
import org.probatum.trial.protocol.BinaryEndpoint;
import org.probatum.trial.protocol.CriterionId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.GliomaTrial;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialDefinition;

class ScreeningTest {

    private static final TrialDefinition TRIAL =
            TrialDefinition.parse(GliomaTrial.json()).definition();
    private static final LocalDate DAY = LocalDate.of(2020, 5, 4);

    // Criteria of the demonstration: age from 18 (I1), grade 2, 3 or 4 (I2), Karnofsky 40 to 100 (I3), not above 90
    // years (E1)
    @ParameterizedTest
    @CsvSource({
        "60.2, 2, 90, ''",
        "18, 4, 40, ''",
        "17.9, 4, 40, I1",
        "50, 1, 100, I2",
        "50, 2, 39, I3",
        "50, 2, 101, I3",
        "91, 2, 90, E1",
        "17, 5, 30, I1 I2 I3",
        "'', 2, 90, I1 E1",
        "50, '', 90, I2",
    })
    void namesTheCriteriaThatAreNotMet(String age, String grade, String karnofsky, String notMet) {
        ScreeningOutcome outcome = Screening.assess(TRIAL, candidate(age, grade, karnofsky), DAY);
        List<CriterionId> found = switch (outcome) {
            case Eligible eligible -> List.of();
            case ScreenFailure failure -> failure.notMet();
        };
        assertThat(found)
                .extracting(CriterionId::value)
                .containsExactly(notMet.isEmpty() ? new String[0] : notMet.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"sixty", "NaN", "1e999", "0x10", "60;2"})
    void refusesAnImpossibleNumber(String age) {
        assertThatThrownBy(() -> Screening.assess(TRIAL, candidate(age, "2", "90"), DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("age_years of participant GS-0001 is a number, was \"" + age + "\"");
    }

    @Test
    void readsOutcomesAsTheFileHoldsThem() {
        var primary = TRIAL.primaryEndpoint();
        var binary = TRIAL.endpoint(new EndpointId("progression-24m")).orElseThrow();
        assertThat(binary).isInstanceOf(BinaryEndpoint.class);
        assertThat(OutcomeValue.parse(primary, List.of("14.4", "0")))
                .isEqualTo(new OutcomeValue.TimeToEvent(14.4, false));
        assertThat(OutcomeValue.parse(binary, List.of("1"))).isEqualTo(new OutcomeValue.Binary(true));
        assertThat(OutcomeValue.parse(binary, List.of(""))).isEqualTo(new OutcomeValue.NotEvaluable());
        assertThatThrownBy(() -> OutcomeValue.parse(primary, List.of("14.4", "2")))
                .hasMessageContaining("1 or 0");
        assertThatThrownBy(() -> OutcomeValue.parse(primary, List.of("-1", "1")))
                .hasMessageContaining("not negative");
        assertThatThrownBy(() -> OutcomeValue.parse(primary, List.of("14.4", "")))
                .hasMessageContaining("all of its cells or none");
    }

    private static Candidate candidate(String age, String grade, String karnofsky) {
        return new Candidate(
                new ParticipantId("GS-0001"),
                new SiteId("site-a"),
                Map.of("age_years", age, "grade", grade, "karnofsky", karnofsky));
    }
}
