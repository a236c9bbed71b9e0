package org.probatum.trial.protocol;

import java.util.List;

/** What checking a trial definition led to. */
public sealed interface DefinitionOutcome {

    /** The definition keeps the schema and is consistent. */
    record Valid(DraftProtocol protocol) implements DefinitionOutcome {}

    /** At least one finding; in the order of the checks, never empty. */
    record Invalid(List<Finding> findings) implements DefinitionOutcome {
        public Invalid {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("An invalid definition has at least one finding");
            }
        }
    }
}
