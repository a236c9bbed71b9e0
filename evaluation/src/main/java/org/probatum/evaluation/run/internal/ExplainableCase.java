package org.probatum.evaluation.run.internal;

import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.trial.audit.Digest;

/**
 * A case as one model was given it, with what the cohort's tables look like. Explained is its first draw.
 *
 * @param cohort mean and spread of the observed values of each table column
 */
record ExplainableCase(PreparedCase prepared, AssembledInputs.Ready ready, CohortMoments cohort) {

    /** The tensors of the first draw; batch of one. */
    InputBatch inputs() {
        return new InputBatch(ready.draws().getFirst());
    }

    /** The digest of all draws, which the sealed prediction names too. */
    Digest digest() {
        return CasePredictor.digest(ready.draws());
    }

    /** Seed of all that is drawn for it; by the participant, so that a restarted run measures the same. */
    long seed() {
        return prepared.participant().value().hashCode();
    }
}
