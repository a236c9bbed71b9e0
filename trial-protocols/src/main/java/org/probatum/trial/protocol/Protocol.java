package org.probatum.trial.protocol;

import org.probatum.trial.audit.Digest;

/** A version of a trial's protocol: a draft, or one that was approved and binds everybody. */
public sealed interface Protocol permits DraftProtocol, ApprovedProtocol {

    /** What the protocol promises. */
    TrialDefinition definition();

    /** The definition as canonical JSON (RFC 8785), exactly what {@link #digest} is the digest of. */
    String canonical();

    default Digest digest() {
        return Digest.ofText(canonical());
    }

    default TrialId trial() {
        return definition().id();
    }

    default String version() {
        return definition().version();
    }
}
