package org.probatum.trial.protocol;

import java.util.List;
import java.util.stream.Collectors;

/** A trial definition that was refused, with every finding. */
public final class InvalidDefinitionException extends IllegalArgumentException {

    private final transient List<Finding> findings;

    InvalidDefinitionException(List<Finding> findings) {
        super("The trial definition has " + findings.size() + (findings.size() == 1 ? " finding: " : " findings: ")
                + findings.stream().map(Finding::toString).collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    /** Every finding, in the order of the checks. */
    public List<Finding> findings() {
        return findings;
    }
}
