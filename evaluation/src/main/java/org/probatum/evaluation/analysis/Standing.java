package org.probatum.evaluation.analysis;

import java.util.Optional;

/** What an answer is worth: whether it was promised, and whether it rests on the real arms. */
public enum Standing {
    /** Promised by the locked plan, on the revealed allocation. */
    LOCKED_PLAN(Optional.empty()),
    /** On the revealed allocation, and not in the locked plan. */
    POST_HOC(Optional.of("post hoc")),
    /** On dummy arms, before the allocation is revealed. Its numbers say nothing about the trial. */
    DRY_RUN(Optional.of("Blinded dry run: dummy arms"));

    private final Optional<String> stamp;

    Standing(Optional<String> stamp) {
        this.stamp = stamp;
    }

    /** What is stamped on everything that shows such an answer; empty for an answer of the locked plan. */
    public Optional<String> stamp() {
        return stamp;
    }
}
