package org.probatum.ui.workflow;

import java.util.Optional;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signs on behalf of the staff, who give their credentials anew each time. */
@Component
class Signing {

    private final SignatureService signatures;

    Signing(SignatureService signatures) {
        this.signatures = signatures;
    }

    /**
     * @throws IllegalArgumentException if the signature is refused
     */
    @Transactional(noRollbackFor = IllegalArgumentException.class)
    public ElectronicSignature sign(
            TrialStaff.Person person,
            SignatureMeaning meaning,
            Digest record,
            String subject,
            Optional<TrialId> trial) {
        SigningRequest request = new SigningRequest(
                person.actor(), person.credentials(), meaning, record, subject, trial, Optional.empty());
        return switch (signatures.sign(request)) {
            case SigningOutcome.Signed signed -> signed.signature();
            case SigningOutcome.Refused refused -> throw new IllegalArgumentException(refused.reason());
        };
    }
}
