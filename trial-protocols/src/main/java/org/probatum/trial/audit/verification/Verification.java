package org.probatum.trial.audit.verification;

import org.probatum.trial.audit.Digest;

/** What checking an audit trail led to. */
public sealed interface Verification {

    /**
     * Every entry and every checkpoint holds.
     *
     * @param size the number of entries
     * @param root the root of the tree over them, recomputed
     */
    record Intact(long size, Digest root) implements Verification {}

    /**
     * Something does not hold; the first such thing is named.
     *
     * @param sequence the first entry that cannot be trusted
     * @param finding what is wrong, in one sentence
     */
    record Broken(long sequence, String finding) implements Verification {}
}
