package org.probatum.evaluation.run;

import java.util.List;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;

/** The words that token indices of a trial's notes stand for. */
public interface TrialVocabulary {

    /**
     * Keeps the vocabulary of a trial, with an audit entry; does nothing when it is the same.
     *
     * @param words line by line, from index 0
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no coordinator
     */
    void store(Actor by, TrialId trial, List<String> words);

    /** The words line by line; empty when none were stored. */
    List<String> words(TrialId trial);

    /** The vocabulary of a trial; without words when none was stored. */
    default Vocabulary of(TrialId trial) {
        return new Vocabulary(words(trial));
    }
}
