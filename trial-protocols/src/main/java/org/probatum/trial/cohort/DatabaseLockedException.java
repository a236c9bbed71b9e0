package org.probatum.trial.cohort;

import org.probatum.trial.protocol.TrialId;

/** A change was refused because the trial's database is locked. Nothing was changed. */
public final class DatabaseLockedException extends IllegalStateException {

    public DatabaseLockedException(TrialId trial) {
        super("The database of trial " + trial + " is locked; its data cannot change any more");
    }
}
