package org.probatum.trial.audit;

/** What a person may do in a trial. The services check it, not the screens. */
public enum Role {
    /** Screens, enrols, randomizes, captures inputs and outcomes, starts runs. */
    COORDINATOR("Coordinator"),
    /** Registers model versions. */
    MODEL_ENGINEER("Model engineer"),
    /** Writes and runs analyses. */
    STATISTICIAN("Statistician"),
    /** Signs protocol, model lock, database lock and report. */
    APPROVER("Approver"),
    /** Reads everything, changes nothing. */
    AUDITOR("Auditor"),
    /** Manages users and the installation; has no trial role. */
    ADMINISTRATOR("Administrator");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The role's name on screens and in reports. */
    public String label() {
        return label;
    }
}
