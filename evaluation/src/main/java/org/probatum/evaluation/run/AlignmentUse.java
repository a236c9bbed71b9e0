package org.probatum.evaluation.run;

/** What happens with an alignment: its verdict, the plan and a person's review together. */
public enum AlignmentUse {
    /** The moved volume goes to the models. */
    USED("used"),
    /** It failed, the plan counts it as failed, or a person rejected it: the moved volume counts as not there. */
    NOT_USED("not used"),
    /** It is doubtful and waits for a review; the participant is not predicted until then. */
    UNDECIDED("waits for review");

    private final String label;

    AlignmentUse(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
