package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.AllocationRule;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.randomization.RandomizationSeed;
import org.probatum.trial.randomization.Randomizer;
import org.probatum.trial.randomization.Stratum;

/**
 * Puts blinded participants into dummy arms.
 *
 * <p>The trial's own allocation rule is carried out once more, on a seed that everybody knows: the SHA-256 digest of
 * "Dummy arms, number N". The secret seed of the trial has no part in it. Sets of predictions are dealt out
 * anew among the participants as well, since how well a model predicts needs no arm, and would otherwise be answered
 * before its time.
 */
final class DummyArms {

    private final TrialDefinition definition;
    private final RandomizationSeed seed;

    DummyArms(TrialDefinition definition, int number) {
        this.definition = definition;
        this.seed = RandomizationSeed.ofHex(
                Digest.ofText("Dummy arms, number " + number).hex());
    }

    /** @param participants in the order of randomization */
    List<AnalysedParticipant> of(List<BlindedParticipant> participants) {
        AllocationRule rule = definition.allocation();
        Randomizer randomizer = new Randomizer(rule, definition.arms(), seed);
        List<AnalysedParticipant> dummies = new ArrayList<>();
        for (BlindedParticipant participant : withPredictionsDealtAnew(participants)) {
            dummies.add(participant.in(randomizer.allocate(Stratum.of(rule, participant.baseline()))));
        }
        return dummies;
    }

    private List<BlindedParticipant> withPredictionsDealtAnew(List<BlindedParticipant> participants) {
        List<Map<String, CaseOutcome>> sets = new ArrayList<>(
                participants.stream().map(BlindedParticipant::predictions).toList());
        Collections.shuffle(sets, seed.stream("predictions"));
        List<BlindedParticipant> dealt = new ArrayList<>();
        for (int i = 0; i < participants.size(); i++) {
            dealt.add(participants.get(i).withPredictions(sets.get(i)));
        }
        return dealt;
    }
}
