package org.probatum.report.capsule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probatum.trial.audit.Digest;

/** A file that says otherwise than the log is named, whoever signed the manifest. */
class RecordedFactsTest {

    private static final String BEFORE_ITS_SEAL = "an outcome was captured before the prediction was sealed";

    private final RecordedTrial trial = RecordedTrial.complete();

    @Test
    void nothingIsFoundWhereFilesAndLogAgree() {
        assertThat(trial.findings()).isEmpty();
    }

    @Test
    void findsAnotherProtocol() {
        String text = new String(trial.bytesOf(CapsulePaths.PROTOCOL), UTF_8);
        trial.put(
                CapsulePaths.PROTOCOL,
                text.replaceFirst("\"confLevel\": ?0.95", "\"confLevel\": 0.9").getBytes(UTF_8));
        assertThat(trial.findings())
                .containsExactly(CapsulePaths.PROTOCOL + ": is not the protocol whose approval was recorded");
    }

    @Test
    void findsAMissingModelAndOneThatIsNotPinned() {
        List<String> models = trial.modelPaths();
        trial.put(models.get(0), trial.bytesOf(models.get(1)));
        trial.remove(models.get(2));
        assertThat(trial.findings())
                .containsExactlyInAnyOrder(
                        models.get(0) + ": is not the model that the protocol pins",
                        models.get(2) + ": the pinned model is missing");
    }

    @Test
    void findsAnInputThatWasNotAcquiredAndBytesThatAreNotItsOwn() {
        String other = Digest.ofText("another note").hex();
        trial.putJson(CapsulePaths.INPUTS, List.of(RecordedTrial.input(other, "Accepted")));
        assertThat(trial.findings())
                .containsExactly(CapsulePaths.INPUTS + ": the input participant:GS-0001/notes/notes.csv is not the one"
                        + " whose acquisition was recorded");

        trial.putJson(CapsulePaths.INPUTS, List.of(RecordedTrial.input(RecordedTrial.INPUT, "Accepted")));
        trial.put(CapsulePaths.INPUT_FOLDER + RecordedTrial.INPUT, "another note".getBytes(UTF_8));
        assertThat(trial.findings())
                .containsExactly(CapsulePaths.INPUT_FOLDER + RecordedTrial.INPUT
                        + ": its bytes do not have the digest of its name");
    }

    @Test
    void findsArmsThatTheSeedDoesNotGive() {
        trial.otherArms();
        assertThat(trial.findings())
                .hasSize(2)
                .allMatch(finding -> finding.startsWith(CapsulePaths.ALLOCATIONS + ": the arm of")
                        && finding.endsWith("is not the one that the committed seed gives"));
    }

    @Test
    void findsAPredictionThatIsNotTheSealedOneAndOneThatIsMissing() {
        trial.predictions("run-1", 0.75);
        assertThat(trial.findings()).hasSize(2).allMatch(finding -> finding.endsWith("is not the one that was sealed"));

        trial.putJson(CapsulePaths.PREDICTIONS, List.of());
        assertThat(trial.findings())
                .containsExactly(
                        CapsulePaths.PREDICTIONS + ": the sealed prediction of participant:GS-0001/m@1 is missing",
                        CapsulePaths.PREDICTIONS + ": the sealed prediction of participant:GS-0002/m@1 is missing");
    }

    @Test
    void whatAnAbandonedRunSealedCountsForNothing() {
        RecordedTrial again = new RecordedTrial();
        again.seal("run-1", 0.25);
        again.abandon("run-1");
        again.seal("run-2", 0.5);
        again.outcomes();
        again.end();
        again.predictions("run-2", 0.5);
        assertThat(again.findings()).isEmpty();

        again.predictions("run-1", 0.25);
        assertThat(again.findings()).hasSize(2).allMatch(finding -> finding.endsWith("is not the one that was sealed"));
    }

    @Test
    void aPredictionOfAnAbandonedRunIsNotPassedOffAsTheNewOne() {
        RecordedTrial again = new RecordedTrial();
        again.seal("run-1", 0.25);
        again.abandon("run-1");
        again.seal("run-2", 0.25);
        again.outcomes();
        again.end();
        again.predictions("run-1", 0.25);
        assertThat(again.findings())
                .as("the same numbers under the name of the abandoned run")
                .hasSize(2)
                .allMatch(finding -> finding.endsWith("is not the one that was sealed"));
    }

    @Test
    void findsARunThatWasAbandonedOnceOutcomesWereKnown() {
        RecordedTrial again = new RecordedTrial();
        again.seal("run-1", 0.25);
        again.outcomes();
        again.abandon("run-1");
        again.seal("run-2", 0.5);
        again.end();
        again.predictions("run-2", 0.5);
        assertThat(again.findings()).hasSize(2).allMatch(finding -> finding.endsWith(BEFORE_ITS_SEAL));
    }

    @Test
    void findsAnOutcomeBeforeItsPredictionAndAnalysisBeforeTheLock() {
        RecordedTrial again = new RecordedTrial();
        again.outcomes();
        again.seal("run-1", 0.25);
        again.end();
        again.predictions("run-1", 0.25);
        assertThat(again.findings()).hasSize(2).allMatch(finding -> finding.endsWith(BEFORE_ITS_SEAL));

        RecordedTrial unlocked = new RecordedTrial();
        unlocked.seal("run-1", 0.25);
        unlocked.predictions("run-1", 0.25);
        assertThat(unlocked.findings()).contains("The log does not hold lock, unblinding and analysis in this order");
    }

    @Test
    void findsResultsThatWereNotRecorded() {
        trial.put(CapsulePaths.RESULTS, "{\"numbers\":[]}".getBytes(UTF_8));
        assertThat(trial.findings()).containsExactly(CapsulePaths.RESULTS + ": are not the results that were recorded");
    }
}
