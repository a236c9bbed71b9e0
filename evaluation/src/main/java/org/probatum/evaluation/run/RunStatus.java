package org.probatum.evaluation.run;

/** Where an inference run stands. */
public enum RunStatus {
    RUNNING("running"),
    CANCELLED("cancelled, can be resumed"),
    FAILED("failed, can be resumed"),
    COMPLETED("complete");

    private final String label;

    RunStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean canBeResumed() {
        return this == CANCELLED || this == FAILED;
    }
}
