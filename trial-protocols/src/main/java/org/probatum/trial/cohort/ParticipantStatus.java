package org.probatum.trial.cohort;

/** How far a participant has come. Names are stored. */
public enum ParticipantStatus {
    /** A criterion is not met. */
    SCREEN_FAILURE("Screen failure"),
    /** Meets the criteria and is not enrolled yet. */
    ELIGIBLE("Eligible"),
    /** In the trial. */
    ENROLLED("Enrolled"),
    /** Left the trial. */
    WITHDRAWN("Withdrawn"),
    /** The outcome is recorded. */
    COMPLETED("Completed");

    private final String label;

    ParticipantStatus(String label) {
        this.label = label;
    }

    /** Name on screens and in reports. */
    public String label() {
        return label;
    }
}
