package org.probatum.alignment.quality;

/** What may be done with an alignment. */
public enum Verdict {
    /** The predicted error is within what the plan accepts. */
    ACCEPTED,
    /** It may be right: a person looks and signs. */
    DOUBTFUL,
    /** It is wrong, or nothing speaks for it: the modality counts as missing. */
    FAILED
}
