package org.probatum.test.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.AnalysisResults;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.report.capsule.CapsuleReplay;
import org.probatum.report.capsule.CapsuleVerification;
import org.probatum.report.capsule.CapsuleVerifier;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Role;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.issuing.IssuedReports;
import org.probatum.ui.workbench.Workbench;
import org.probatum.ui.workflow.TrialProgress;

/** A trial of 24 participants of the demonstration from its files to the verified capsule, on one of the databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholeTrialTests {

    private static final Actor STATISTICIAN = new Actor("ronald", "Ronald Fisher", Set.of(Role.STATISTICIAN));

    @TempDir
    private static Path temporary;

    private final Steps steps = new Steps();
    private ReducedTrial trial = new ReducedTrial(Path.of("."), List.of());
    private Optional<Workbench> started = Optional.empty();
    private Optional<IssuedReport> issued = Optional.empty();

    /** Settings of Spring Boot's that name the database. */
    abstract Map<String, Object> database();

    @BeforeAll
    void runTheTrial() {
        trial = ReducedTrial.in(temporary.resolve("trial"), 24);
        started = Optional.of(Workbench.start(temporary.resolve("data"), 0, database()));
        issued = Optional.of(carryOut(steps));
    }

    @AfterAll
    void stop() {
        started.ifPresent(Workbench::close);
    }

    @Test
    void everyStepIsToldInOrder() {
        assertThat(steps.numbers)
                .isSorted()
                .startsWith(1, 2, 3, 4, 5)
                .contains(6)
                .endsWith(7, 8, 9, 10);
    }

    @Test
    void everyParticipantIsPredictedOncePerModelBeforeTheOutcome() {
        new StoredTrial(workbench()).requireComplete(trial.participants());
    }

    @Test
    void theAnalysisIsSignedUnderItsResults() {
        StoredAnalysis analysis = analyses().latest(StoredTrial.TRIAL).orElseThrow();

        assertThat(workbench().service(SignatureService.class).bySubject(analysis.subject()))
                .anyMatch(signature -> signature.isUnder(analysis.results()));
    }

    @Test
    void theRisksAreThoseOfTheFilesByAllocatedArm() {
        AnalysisResults results = analyses().results(StoredTrial.TRIAL);

        Map<String, List<String>> progression = analyses().participants(StoredTrial.TRIAL).stream()
                .collect(Collectors.groupingBy(
                        p -> p.arm().value(), Collectors.mapping(this::progressionWithin24, Collectors.toList())));
        progression.forEach((arm, cells) -> {
            List<String> known = cells.stream().filter(cell -> !cell.isEmpty()).toList();
            long events = known.stream().filter("1"::equals).count();
            ReportedNumber risk = number(results, "risk-difference.risk." + arm);
            assertThat(risk.n()).isEqualTo(known.size());
            assertThat(risk.events()).hasValue((int) events);
            assertThat(risk.estimate().getAsDouble()).isCloseTo((double) events / known.size(), within(1e-12));
            assertThat(number(results, "km.median." + arm).n()).isEqualTo(cells.size());
        });
        assertThat(progression.keySet()).containsExactlyInAnyOrder("ai", "control");
    }

    @Test
    void theCapsuleIsIntactAndOneChangedByteIsFound() throws IOException {
        byte[] capsule = contents().get(report().capsule());
        Path file = Files.write(temporary.resolve("capsule.zip"), capsule);
        assertThat(CapsuleVerifier.verify(file)).isInstanceOf(CapsuleVerification.Intact.class);

        capsule[capsule.length / 2] ^= 1;
        assertThat(CapsuleVerifier.verify(Files.write(file, capsule))).isInstanceOf(CapsuleVerification.Broken.class);
    }

    @Test
    void theCapsuleComesOutTheSameWhenItIsReplayed() throws IOException {
        Path file = Files.write(temporary.resolve("replayed.zip"), contents().get(report().capsule()));

        CapsuleReplay.Result result = CapsuleReplay.replay(file);

        assertThat(result.findings()).isEmpty();
        assertThat(result.predictions()).isEqualTo(trial.participants().size() * StoredTrial.MODELS_ON_TRIAL.size());
    }

    @Test
    void whatWasHandedOverIsWhatIsStored() {
        assertThat(workbench().service(IssuedReports.class).list(StoredTrial.TRIAL))
                .containsExactly(report());
        assertThat(analyses().analyse(STATISTICIAN, StoredTrial.TRIAL))
                .isEqualTo(analyses().latest(StoredTrial.TRIAL).orElseThrow());
    }

    @Test
    void reportWorkbookAndResultsAreStored() {
        assertThat(contents().get(report().pdf())).startsWith('%', 'P', 'D', 'F');
        assertThat(contents().get(report().excel())).startsWith('P', 'K');
        assertThat(new String(contents().get(report().results()), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"id\":\"cox.hazardRatio\"", "\"id\":\"auc.auc.modality_dropout\"");
    }

    @Test
    void theSameTrialAgainChangesNothing() {
        long entries = workbench().service(AuditLog.class).size();
        int explanations = workbench()
                .service(InferenceRuns.class)
                .explanations(StoredTrial.TRIAL)
                .size();
        StoredAnalysis before = analyses().latest(StoredTrial.TRIAL).orElseThrow();

        IssuedReport again = carryOut(new Steps());

        assertThat(analyses().latest(StoredTrial.TRIAL)).contains(before);
        assertThat(again.id()).isEqualTo(report().id());
        assertThat(again.manifest()).isEqualTo(report().manifest());
        assertThat(again.capsule()).isEqualTo(report().capsule());
        assertThat(workbench().service(IssuedReports.class).list(StoredTrial.TRIAL))
                .hasSize(1);
        assertThat(workbench().service(InferenceRuns.class).explanations(StoredTrial.TRIAL))
                .hasSize(explanations);
        assertThat(workbench().service(AuditLog.class).size()).isEqualTo(entries);
    }

    private IssuedReport carryOut(TrialProgress progress) {
        return TrialPeople.of(workbench()).carryOut(trial, progress);
    }

    /** {@code progression_24m_control} is the fourth column, {@code progression_24m_ai} the seventh. */
    private String progressionWithin24(AnalysedParticipant p) {
        return trial.potentialOutcome(p.id().value()).get(p.arm().value().equals("ai") ? 6 : 3);
    }

    private static ReportedNumber number(AnalysisResults results, String id) {
        return results.plan().stream()
                .flatMap(result -> result.numbers().stream())
                .filter(number -> number.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no number " + id));
    }

    private Workbench workbench() {
        return started.orElseThrow();
    }

    private IssuedReport report() {
        return issued.orElseThrow();
    }

    private TrialAnalyses analyses() {
        return workbench().service(TrialAnalyses.class);
    }

    private ContentStore contents() {
        return workbench().service(ContentStore.class);
    }

    private static final class Steps implements TrialProgress {
        private final List<Integer> numbers = new ArrayList<>();

        @Override
        public void begin(int number, String words) {
            numbers.add(number);
        }

        @Override
        public void advance(int done, int total, Optional<Duration> left) {
            assertThat(done).isBetween(0, total);
        }

        @Override
        public void note(String words) {
            assertThat(words).isNotBlank();
        }
    }
}
