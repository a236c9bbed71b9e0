package org.probatum.trial.protocol;

import java.time.Instant;
import java.util.List;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;

/**
 * A protocol that is consistent and may still change. Only {@link TrialDefinition#parse} returns it.
 */
public final class DraftProtocol implements Protocol {

    private final TrialDefinition definition;
    private final String canonical;

    DraftProtocol(TrialDefinition definition, String canonical) {
        this.definition = definition;
        this.canonical = canonical;
    }

    @Override
    public TrialDefinition definition() {
        return definition;
    }

    @Override
    public String canonical() {
        return canonical;
    }

    /**
     * The approved protocol that this draft becomes.
     *
     * @param by who approves; needs the role approver
     * @param signature digest of the electronic signature that was given to exactly this draft
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no approver
     * @throws IllegalArgumentException if a SPIRIT-AI item is not stated
     */
    public ApprovedProtocol approve(Actor by, Instant at, Digest signature) {
        by.require("approve a protocol", Role.APPROVER);
        List<String> missing = SpiritAi.missingItems(definition);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Protocol " + trial() + " version " + version()
                    + " cannot be approved before it states the SPIRIT-AI items " + String.join(", ", missing));
        }
        return new ApprovedProtocol(this, new ApprovedProtocol.Approval(by.user(), by.name(), at, signature));
    }
}
