package org.probatum.ui.issuing;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;

/** Issues the report of an analysed trial and keeps what was issued. */
public interface IssuedReports {

    /** What asking to issue led to. */
    sealed interface Outcome {
        /** Signed, written and recorded. */
        record Issued(IssuedReport report) implements Outcome {}

        /** The signature was refused; nothing was issued. */
        record Refused(String reason) implements Outcome {}
    }

    /**
     * Signs the release of the latest analysis and writes report, workbook, results and capsule.
     *
     * @param by an approver
     * @param credentials entered just now
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no approver
     * @throws IllegalArgumentException if the trial has no analysis yet
     */
    Outcome issue(Actor by, Credentials credentials, TrialId trial);

    /** The issued reports of a trial, oldest first. */
    List<IssuedReport> list(TrialId trial);

    /** The latest one. */
    default Optional<IssuedReport> latest(TrialId trial) {
        List<IssuedReport> all = list(trial);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
