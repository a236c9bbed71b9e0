package org.probatum.trial.cohort;

import java.time.Instant;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/** A signed end of all changes to a trial's data. Only {@link CohortService} returns it. */
public final class DatabaseLock {

    private final TrialId trial;
    private final String user;
    private final Instant at;
    private final Digest signature;
    private final Digest content;

    DatabaseLock(TrialId trial, String user, Instant at, Digest signature, Digest content) {
        this.trial = trial;
        this.user = user;
        this.at = at;
        this.signature = signature;
        this.content = content;
    }

    /** The subject of signatures under a lock, such as {@code database:glioma-rct}. */
    public static String subject(TrialId trial) {
        return "database:" + trial;
    }

    public TrialId trial() {
        return trial;
    }

    /** Login name of who locked. */
    public String user() {
        return user;
    }

    public Instant at() {
        return at;
    }

    /** Digest of the electronic signature. */
    public Digest signature() {
        return signature;
    }

    /** Digest of all locked data, see {@link CohortOverview#contentDigest}. */
    public Digest content() {
        return content;
    }
}
