package org.probatum.ui.explanations;

import org.probatum.evaluation.run.StoredExplanation;

/** What an address calls an explanation of a participant, such as {@code late_kronecker@1.0.0~attention~attention}. */
record ExplanationKey(String value) {

    static ExplanationKey of(StoredExplanation explanation) {
        return new ExplanationKey(explanation.model() + "~" + explanation.method() + "~" + explanation.subject());
    }

    /** Whether this names the explanation, among those of its participant. */
    boolean names(StoredExplanation explanation) {
        return of(explanation).equals(this);
    }
}
