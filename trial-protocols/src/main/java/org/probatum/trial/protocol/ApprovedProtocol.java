package org.probatum.trial.protocol;

import java.time.Instant;
import org.probatum.trial.audit.Digest;

/** A signed protocol, which binds everybody. Only {@link DraftProtocol#approve} and the store of protocols return it. */
public final class ApprovedProtocol implements Protocol {

    private final DraftProtocol draft;
    private final Approval approval;

    ApprovedProtocol(DraftProtocol draft, Approval approval) {
        this.draft = draft;
        this.approval = approval;
    }

    @Override
    public TrialDefinition definition() {
        return draft.definition();
    }

    @Override
    public String canonical() {
        return draft.canonical();
    }

    /** Who approved it and when. */
    public Approval approval() {
        return approval;
    }

    /**
     * Who approved a protocol.
     *
     * @param user login name
     * @param name printed name
     * @param signature digest of the electronic signature
     */
    public record Approval(String user, String name, Instant at, Digest signature) {}
}
