package org.probatum.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialDefinition;

/** What bars a filled value from a main analysis is the modality that it came with, however its column is written. */
class FilledModalityTest {

    private static final String MODEL = "modality_dropout";

    /** Filled laboratory values are allowed in main analyses, molecular ones are not. */
    private final TrialDefinition definition = TrialData.definitionAllowing(line -> line.get("modalities")
            .valueStream()
            .noneMatch(modality -> modality.stringValue().equals("molecular")));

    @Test
    void aColumnIsBarredByTheLineOfItsModality() {
        assertThat(usable("egfr_tpm"))
                .as("in lower case, from the molecular table")
                .isFalse();
        assertThat(usable("CRP")).as("in capitals, from the laboratory").isTrue();
        assertThat(usable("CRP", "egfr_tpm")).isFalse();
        assertThat(usable("age_years"))
                .as("written at enrolment, on which the plan has no line")
                .isTrue();
        assertThat(usable()).isTrue();
    }

    private boolean usable(String... filled) {
        AnalysedParticipant p = new AnalysedParticipant(
                new ParticipantId("P1"),
                new ArmId("ai"),
                new SiteId("site-a"),
                "grade 2-3",
                Map.of(),
                Map.of(),
                Map.of(
                        MODEL,
                        new CaseOutcome.Evaluated(
                                0.5, OptionalDouble.empty(), List.of(0.5), List.of(filled), List.of())),
                new ColumnModalities(Map.of("egfr_tpm", new Modality("molecular"), "CRP", new Modality("laboratory"))),
                false);
        PlannedAnalysis line = definition.analysisPlan().analyses().stream()
                .filter(planned -> planned.purpose() == AnalysisPurpose.MAIN)
                .findFirst()
                .orElseThrow();
        return new AnalysisContext(definition, List.of(p))
                .usable(p, MODEL, line)
                .isPresent();
    }
}
