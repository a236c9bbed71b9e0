package org.probatum.evaluation.certificate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.Finding;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SigningOutcome;

/** Issues missing-modality certificates of registered model versions, and keeps what was issued. */
public interface IssuedCertificates {

    /**
     * Signs a certificate as its author, stores its files and records it as CERTIFICATE_ISSUED, in one transaction.
     *
     * @param by a model engineer, statistician or approver
     * @param credentials entered just now
     * @throws org.probatum.trial.audit.NotAllowedException if the actor has none of these roles
     * @throws IllegalArgumentException if the JSON is no certificate, names a model version that is not registered with this
     *     digest, names other predictions than these, or was issued before
     */
    SigningOutcome issue(Actor by, Credentials credentials, CertificateFiles files);

    /** The certificates of a model version, oldest first. */
    List<IssuedCertificate> of(ModelVersionId model);

    /** The certificate whose JSON has this digest. */
    Optional<IssuedCertificate> find(Digest certificate);

    /**
     * What an issued certificate says.
     *
     * @throws org.probatum.trial.storage.StorageException if its stored bytes no longer have its digest
     */
    CertificateVerdicts verdicts(IssuedCertificate certificate);

    /** What in a definition's missing-data plan does not keep to the certificates that it names; see {@link CertifiedPlan}. */
    default List<Finding> check(TrialDefinition definition) {
        return CertifiedPlan.check(definition, digest -> find(digest).map(this::verdicts));
    }

    /** @throws IllegalArgumentException if {@link #check} finds anything */
    default void require(TrialDefinition definition) {
        List<Finding> findings = check(definition);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("The missing-data plan does not keep to its certificates: "
                    + findings.stream().map(Finding::toString).collect(Collectors.joining("; ")));
        }
    }
}
