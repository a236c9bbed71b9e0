package org.probatum.trial.cohort;

/** What became of an enrolled participant. */
public sealed interface Disposition {

    /** In the trial, without an outcome yet. */
    record Ongoing() implements Disposition {}

    /** The outcome is recorded. */
    record Completed() implements Disposition {}

    /** Left the trial. */
    record Withdrawn(Withdrawal withdrawal, boolean outcomeRecorded) implements Disposition {}
}
