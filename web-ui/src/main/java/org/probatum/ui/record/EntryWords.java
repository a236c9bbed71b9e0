package org.probatum.ui.record;

import org.probatum.trial.audit.AuditAction;
import org.probatum.ui.component.Words;

/** How actions of the record are said. */
final class EntryWords {

    private EntryWords() {}

    /** {@code INFERENCE_RUN} as {@code Inference run}. */
    static String action(AuditAction action) {
        return Words.sentence(Words.of(action));
    }
}
