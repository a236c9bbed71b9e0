package org.probatum.evaluation.run;

/** Where an inference run stands. */
public enum RunStatus {
    RUNNING("running"),
    CANCELLED("cancelled, can be resumed"),
    FAILED("failed, can be resumed"),
    COMPLETED("complete"),
    ABANDONED("abandoned");

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

    /** A run that stopped before its end is resumed or abandoned; there is no third way. */
    public boolean canBeAbandoned() {
        return canBeResumed();
    }

    /** Whether nothing happens to the run any more, so that another one may start. */
    public boolean isFinal() {
        return this == COMPLETED || this == ABANDONED;
    }
}
