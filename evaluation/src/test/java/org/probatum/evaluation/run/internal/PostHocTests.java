package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.COORDINATOR;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.STATISTICIAN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.probatum.evaluation.analysis.PostHocAnalyses;
import org.probatum.evaluation.analysis.PostHocAnalysis;
import org.probatum.evaluation.analysis.Standing;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.protocol.AnalysisId;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.AnalysisSetId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Post hoc analyses on one of the databases. */
@SpringBootTest(classes = EvaluationTestApplication.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostHocTests {

    private static final String WHY = "A reviewer asked for 18 months";

    @Autowired
    private ApplicationContext services;

    @Autowired
    private PostHocAnalyses postHoc;

    @Autowired
    private TrialAnalyses analyses;

    @Autowired
    private ContentStore contents;

    @Autowired
    private AuditLog log;

    @BeforeAll
    void registerModels() {
        TinyTrial.registerModels(services);
    }

    @Test
    void itIsKeptApartStampedAndRecorded() {
        TrialId trial = analysed("post-hoc");
        StoredAnalysis planned = analyses.latest(trial).orElseThrow();
        String signed = new String(contents.get(planned.results()), StandardCharsets.UTF_8);

        PostHocAnalysis done = postHoc.perform(STATISTICIAN, trial, mean("rmst-18", 18), WHY);

        assertThat(done.result().standing()).isEqualTo(Standing.POST_HOC);
        assertThat(postHoc.list(trial)).singleElement().satisfies(stored -> {
            assertThat(stored.line()).isEqualTo(mean("rmst-18", 18));
            assertThat(stored.sameNumbers()).isTrue();
            assertThat(stored.reason()).isEqualTo(WHY);
            assertThat(stored.result().numbers()).isEqualTo(done.result().numbers());
        });
        AuditEntry entry = log.entry(done.entry()).orElseThrow();
        assertThat(entry.action()).isEqualTo(AuditAction.POST_HOC_ANALYSIS_COMPLETED);
        assertThat(entry.canonical()).contains(WHY, done.results().hex(), "\"postHoc\":true");
        assertThat(new String(contents.get(done.results()), StandardCharsets.UTF_8))
                .contains("\"stamp\":\"post hoc\"", "rmst-18.difference");
        // the signed results of the plan are what they were
        assertThat(analyses.latest(trial)).contains(planned);
        assertThat(analyses.analyse(STATISTICIAN, trial)).isEqualTo(planned);
        assertThat(signed).doesNotContain("rmst-18");
    }

    @Test
    void whatThePlanAnswersIsNotPostHoc() {
        TrialId trial = analysed("post-hoc-same");

        refused(trial, mean("again", 36), WHY, "The locked plan lists this analysis as rmst");
        refused(trial, mean("rmst", 18), WHY, "repeats \"rmst\"");
        refused(trial, mean("rmst-18", 18), " ", "gives its reason");
        assertThatThrownBy(() -> postHoc.perform(COORDINATOR, trial, mean("rmst-18", 18), WHY))
                .isInstanceOf(NotAllowedException.class);
        assertThat(postHoc.list(trial)).isEmpty();

        postHoc.perform(STATISTICIAN, trial, mean("rmst-18", 18), WHY);
        refused(trial, mean("rmst-18", 12), WHY, "An earlier post hoc analysis is called rmst-18");
    }

    @Test
    void thePlanComesFirst() {
        TinyTrial trial = OutcomeTrial.withOutcomes(services, "post-hoc-early", (byte) 9);
        refused(trial.protocol().trial(), mean("rmst-18", 18), WHY, "is not analysed yet");
        OutcomeTrial.reveal(services, trial);
        refused(trial.protocol().trial(), mean("rmst-18", 18), WHY, "is not analysed yet");
    }

    private void refused(TrialId trial, PlannedAnalysis line, String reason, String sentence) {
        assertThatThrownBy(() -> postHoc.perform(STATISTICIAN, trial, line, reason))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private TrialId analysed(String id) {
        TinyTrial trial = OutcomeTrial.withOutcomes(services, id, (byte) 8);
        OutcomeTrial.reveal(services, trial);
        analyses.analyse(STATISTICIAN, trial.protocol().trial());
        return trial.protocol().trial();
    }

    private static PlannedAnalysis mean(String id, double tau) {
        return new PlannedAnalysis(
                new AnalysisId(id),
                "Restricted mean",
                new EndpointId("time-to-progression"),
                "survival.rmst",
                new AnalysisSetId("full-analysis-set"),
                AnalysisPurpose.SUPPLEMENTARY,
                List.of(),
                List.of(),
                false,
                Optional.of(tau),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
