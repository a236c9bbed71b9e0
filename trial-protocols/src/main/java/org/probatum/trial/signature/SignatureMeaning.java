package org.probatum.trial.signature;

import java.util.List;
import java.util.Set;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;

/** What somebody states by signing (21 CFR 11.50(a)(3)). Names are stored; one is added, never renamed. */
public enum SignatureMeaning {
    AUTHORSHIP(
            "Authorship",
            "I am the author of this record",
            Role.COORDINATOR,
            Role.MODEL_ENGINEER,
            Role.STATISTICIAN,
            Role.APPROVER),
    REVIEW(
            "Review",
            "I have reviewed this record",
            Role.COORDINATOR,
            Role.MODEL_ENGINEER,
            Role.STATISTICIAN,
            Role.APPROVER),
    RESPONSIBILITY(
            "Responsibility", "I am responsible for this record", Role.COORDINATOR, Role.STATISTICIAN, Role.APPROVER),
    APPROVAL("Approval", "I approve this record", Role.APPROVER),
    MODEL_LOCK("Model lock", "I lock this model version for use in trials", Role.APPROVER),
    DATABASE_LOCK("Database lock", "The data are complete and clean; I lock the database", Role.APPROVER),
    INTERIM_DECISION("Interim decision", "I take this decision on the course of the trial", Role.APPROVER),
    RELEASE("Release", "I release this report", Role.APPROVER),
    ALIGNMENT_REVIEW("Alignment reviewed", "I have reviewed this alignment and decided on its use", Role.COORDINATOR);

    private final String label;
    private final String statement;
    private final Set<Role> givenBy;

    SignatureMeaning(String label, String statement, Role... givenBy) {
        this.label = label;
        this.statement = statement;
        this.givenBy = Set.of(givenBy);
    }

    /** The short name, for a column. */
    public String label() {
        return label;
    }

    /** The sentence that is printed above the signer's name. */
    public String statement() {
        return statement;
    }

    /** The roles one of which the signer needs, in the order of {@link Role}. */
    public List<Role> givenBy() {
        return givenBy.stream().sorted().toList();
    }

    /** Whether this person may sign with this meaning. */
    public boolean mayBeGivenBy(Actor actor) {
        return givenBy.stream().anyMatch(actor::has);
    }
}
