package org.probatum.trial.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The plan as JSON and back, within its protocol. */
class PlanRevisionTest {

    private static final DraftProtocol GLIOMA = TrialDefinition.parse(GliomaTrial.json());

    @Test
    void thePlanComesBackTheSame() {
        String json = PlanRevision.json(GLIOMA.definition().analysisPlan());

        assertThat(PlanRevision.of(GLIOMA, "1.0", json))
                .isInstanceOfSatisfying(DefinitionOutcome.Valid.class, valid -> {
                    assertThat(valid.protocol().digest()).isEqualTo(GLIOMA.digest());
                });
    }

    @Test
    void aPlanThatBreaksTheProtocolIsRefusedAtItsPlace() {
        String json = PlanRevision.json(GLIOMA.definition().analysisPlan())
                .replaceFirst("\"time-to-progression\"", "\"survival\"");

        assertThat(PlanRevision.of(GLIOMA, "1.1", json))
                .isInstanceOfSatisfying(
                        DefinitionOutcome.Invalid.class,
                        invalid -> assertThat(invalid.findings())
                                .first()
                                .hasToString(
                                        "at /analysisPlan/analyses/0/endpoint: names an endpoint of the trial, was \"survival\""));
        assertThat(PlanRevision.of(GLIOMA, "1.1", "{\"alpha\":"))
                .isInstanceOfSatisfying(
                        DefinitionOutcome.Invalid.class,
                        invalid -> assertThat(invalid.findings())
                                .first()
                                .extracting(Finding::message)
                                .asString()
                                .startsWith("is not JSON"));
    }

    @Test
    void anAnalysisBesideThePlanIsReadWithThePlansChecks() {
        String line =
                PlanRevision.json(GLIOMA.definition().analysisPlan().analyses().get(1));

        PlannedAnalysis other = PlanRevision.analysis(GLIOMA, line.replace("\"logrank\"", "\"logrank-2\""));

        assertThat(other.id()).isEqualTo(new AnalysisId("logrank-2"));
        assertThat(other.stratified()).isTrue();
        assertThatThrownBy(() -> PlanRevision.analysis(GLIOMA, line))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("repeats \"logrank\"");
    }

    @Test
    void countsTheLastPartOfTheVersionOn() {
        assertThat(PlanRevision.nextVersion("1.0")).isEqualTo("1.1");
        assertThat(PlanRevision.nextVersion("1.9")).isEqualTo("1.10");
        assertThat(PlanRevision.nextVersion("2")).isEqualTo("2.1");
        assertThat(PlanRevision.nextVersion("1.2.3")).isEqualTo("1.2.4");
    }
}
