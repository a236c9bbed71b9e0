package org.probatum.report.capsule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.probatum.evaluation.analysis.TrialAnalysis;
import org.probatum.evaluation.run.PredictionReplay;
import org.probatum.report.capsule.StatedTrial.StatedPrediction;
import org.probatum.report.capsule.StatedTrial.StatedRun;
import org.probatum.trial.cohort.ParticipantId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a capsule's trial again: every model on every case, then the locked plan on the outcomes, and holds both against what
 * the capsule states. Predictions made on a CPU are the same to the last bit.
 */
public final class CapsuleReplay {

    /**
     * What the replay led to.
     *
     * @param predictions made again
     * @param findings what differs, by name; empty when nothing does
     */
    public record Result(int predictions, List<String> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /** One prediction is found by who and by what. */
    private record Key(ParticipantId participant, String model) {}

    private final StatedTrial trial;
    private final Map<Key, StatedPrediction> stated = new HashMap<>();
    private final List<String> findings = new ArrayList<>();
    private int predictions;

    private CapsuleReplay(StatedTrial trial) {
        this.trial = trial;
        trial.predictions().forEach(p -> stated.put(new Key(p.participant(), p.model()), p));
    }

    /**
     * Replays a capsule that {@link CapsuleVerifier} found intact.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static Result replay(Path file) {
        return new CapsuleReplay(new StatedTrial(CapsuleFiles.read(file))).replay();
    }

    private Result replay() {
        trial.runs().forEach(this::predict);
        analyse();
        return new Result(predictions, findings);
    }

    private void predict(StatedRun run) {
        Set<ParticipantId> ofRun = trial.predictions().stream()
                .filter(p -> p.run().equals(run.id()))
                .map(StatedPrediction::participant)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (ofRun.isEmpty()) {
            return;
        }
        try (PredictionReplay models = PredictionReplay.of(
                trial.definition(), trial.packages(), trial.vocabulary(), trial.columns(), trial.imputed(run))) {
            ofRun.forEach(participant -> predict(models, participant));
        }
    }

    private void predict(PredictionReplay models, ParticipantId participant) {
        if (!trial.isEnrolled(participant)) {
            findings.add(CapsulePaths.PARTICIPANTS + ": participant " + participant + " is missing");
            return;
        }
        for (PredictionReplay.Replayed again : models.predict(
                participant, trial.baseline(participant), trial.inputs(participant), trial.alignment(participant))) {
            predictions++;
            StatedPrediction was = stated.get(new Key(participant, again.model()));
            if (was == null
                    || !again.inputs().hex().equals(was.inputs())
                    || !again.outcome().equals(was.outcome())) {
                findings.add(CapsulePaths.PREDICTIONS + ": the prediction of " + again.model() + " for " + participant
                        + " comes out otherwise when it is made again");
            }
        }
    }

    private void analyse() {
        @SuppressWarnings("unchecked")
        Map<String, Object> passport = JsonMapper.shared()
                .convertValue(JsonMapper.shared().readTree(trial.results()).path("passport"), Map.class);
        String again =
                TrialAnalysis.results(trial.definition(), trial.analysed()).toJson(passport);
        if (!again.equals(trial.results())) {
            findings.add(CapsulePaths.RESULTS + ": the analysis comes out otherwise when it is made again");
        }
    }
}
