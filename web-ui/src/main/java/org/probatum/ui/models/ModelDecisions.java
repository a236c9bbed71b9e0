package org.probatum.ui.models;

import java.util.Optional;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersion;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signs and locks a model version in one transaction: there is no signature without a lock, and no lock without one. */
@Service
class ModelDecisions {

    private final ModelRegistry registry;
    private final SignatureService signatures;

    ModelDecisions(ModelRegistry registry, SignatureService signatures) {
        this.registry = registry;
        this.signatures = signatures;
    }

    @Transactional
    SigningOutcome lock(Actor actor, Credentials credentials, ModelVersion version) {
        SigningOutcome outcome = signatures.sign(new SigningRequest(
                actor,
                credentials,
                SignatureMeaning.MODEL_LOCK,
                version.packageDigest(),
                ModelVersion.subject(version.id()),
                Optional.empty(),
                Optional.empty()));
        if (outcome instanceof SigningOutcome.Signed signed) {
            registry.lock(actor, version.id(), signed.signature());
        }
        return outcome;
    }
}
