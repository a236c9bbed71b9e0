package org.probatum.ui.protocol;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.certificate.IssuedCertificates;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.DefinitionOutcome;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.Finding;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolDrafts;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationSeed;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about a protocol, with the time of the decision; signature and decision are one transaction. */
@Service
class ProtocolDecisions {

    private final ProtocolService protocols;
    private final ProtocolDrafts drafts;
    private final RandomizationService randomizations;
    private final SignatureService signatures;
    private final IssuedCertificates certificates;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ProtocolDecisions(
            ProtocolService protocols,
            ProtocolDrafts drafts,
            RandomizationService randomizations,
            SignatureService signatures,
            IssuedCertificates certificates,
            Clock clock) {
        this.protocols = protocols;
        this.drafts = drafts;
        this.randomizations = randomizations;
        this.signatures = signatures;
        this.certificates = certificates;
        this.clock = clock;
    }

    ProtocolService protocols() {
        return protocols;
    }

    /** What {@link TrialDefinition#check} finds, and what the plan allows itself against its certificates. */
    DefinitionOutcome check(byte[] json) {
        DefinitionOutcome outcome = TrialDefinition.check(json);
        if (outcome instanceof DefinitionOutcome.Valid valid) {
            List<Finding> findings = certificates.check(valid.protocol().definition());
            return findings.isEmpty() ? outcome : new DefinitionOutcome.Invalid(findings);
        }
        return outcome;
    }

    DraftProtocol draft(Actor actor, byte[] json) {
        requireCertified(json);
        return protocols.draft(actor, json, now());
    }

    DraftProtocol replace(Actor actor, String replaced, byte[] json, String reason) {
        requireCertified(json);
        return drafts.replace(actor, replaced, json, reason, now());
    }

    DraftProtocol amend(Actor actor, byte[] json, String reason) {
        requireCertified(json);
        return protocols.amend(actor, json, reason, now()).protocol();
    }

    private void requireCertified(byte[] json) {
        certificates.require(TrialDefinition.parse(json).definition());
    }

    @Transactional
    SigningOutcome approve(Actor actor, Credentials credentials, Protocol draft) {
        certificates.require(draft.definition());
        SigningOutcome outcome = signatures.sign(SigningRequest.of(
                actor,
                credentials,
                SignatureMeaning.APPROVAL,
                draft.digest(),
                "protocol:" + draft.trial() + "@" + draft.version(),
                draft.trial()));
        if (outcome instanceof SigningOutcome.Signed signed) {
            protocols.approve(
                    actor,
                    draft.trial(),
                    draft.version(),
                    signed.signature().at(),
                    signed.signature().binding());
        }
        return outcome;
    }

    Optional<Digest> commitment(TrialId trial) {
        return randomizations.commitment(trial);
    }

    Digest commit(Actor actor, TrialId trial) {
        return randomizations.commit(actor, protocols.requireCurrent(trial), RandomizationSeed.draw(random), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
