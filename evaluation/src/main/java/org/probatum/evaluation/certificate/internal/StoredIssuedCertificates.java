package org.probatum.evaluation.certificate.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.certificate.CertificateFiles;
import org.probatum.evaluation.certificate.CertificateVerdicts;
import org.probatum.evaluation.certificate.IssuedCertificate;
import org.probatum.evaluation.certificate.IssuedCertificates;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Certificates with their signature and audit entry in one transaction; the files lie in the content store. */
@Service
class StoredIssuedCertificates implements IssuedCertificates {

    private final CertificateRepository certificates;
    private final ModelRegistry registry;
    private final SignatureService signatures;
    private final ContentStore contents;
    private final AuditTrail trail;

    StoredIssuedCertificates(
            CertificateRepository certificates,
            ModelRegistry registry,
            SignatureService signatures,
            ContentStore contents,
            AuditTrail trail) {
        this.certificates = certificates;
        this.registry = registry;
        this.signatures = signatures;
        this.contents = contents;
        this.trail = trail;
    }

    @Override
    @Transactional
    public SigningOutcome issue(Actor by, Credentials credentials, CertificateFiles files) {
        by.require("issue a certificate", Role.MODEL_ENGINEER, Role.STATISTICIAN, Role.APPROVER);
        CertificateVerdicts said = CertificateVerdicts.parse(files.json());
        requireUsable(said, files);
        SigningOutcome outcome = signatures.sign(new SigningRequest(
                by,
                credentials,
                SignatureMeaning.AUTHORSHIP,
                files.digest(),
                "certificate:" + files.digest().abbreviated(),
                Optional.empty(),
                Optional.empty()));
        if (outcome instanceof SigningOutcome.Signed signed) {
            store(by, files, said, signed.signature());
        }
        return outcome;
    }

    private void requireUsable(CertificateVerdicts said, CertificateFiles files) {
        ModelVersion version = registry.find(said.model())
                .orElseThrow(() -> new IllegalArgumentException("The certificate is of model " + said.model()
                        + ", which is not registered here; register the version first"));
        if (!version.modelDigest().equals(said.modelDigest())) {
            throw new IllegalArgumentException("The certificate is of other bytes than " + said.model()
                    + " as registered: model.onnx has the digest " + version.modelDigest() + " here and "
                    + said.modelDigest() + " there");
        }
        if (!Digest.of(files.predictions()).equals(said.predictions())) {
            throw new IllegalArgumentException("The predictions are not those of the certificate: their digest is "
                    + Digest.of(files.predictions()) + ", it names " + said.predictions());
        }
        find(files.digest()).ifPresent(known -> {
            throw new IllegalArgumentException(
                    "Certificate " + known.certificate().abbreviated() + " was issued already, by " + known.issuedBy()
                            + "; what is the same is issued once");
        });
    }

    private void store(Actor by, CertificateFiles files, CertificateVerdicts said, ElectronicSignature signature) {
        Digest json = contents.put(files.json());
        Digest predictions = contents.put(files.predictions());
        Digest pdf = contents.put(files.pdf());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("certificate", json.hex());
        facts.put("predictions", predictions.hex());
        facts.put("pdf", pdf.hex());
        facts.put("model", said.modelDigest().hex());
        facts.put("cohort", said.cohort());
        facts.put("cohortDigest", said.cohortDigest().hex());
        facts.put("signature", signature.auditSequence());
        long entry = trail.append(new AuditEvent(
                        AuditAction.CERTIFICATE_ISSUED,
                        by,
                        signature.at(),
                        Optional.empty(),
                        ModelVersion.subject(said.model()),
                        facts,
                        Optional.empty()))
                .sequence();
        IssuedCertificate issued = new IssuedCertificate(
                json,
                said.model(),
                said.modelDigest(),
                said.cohort(),
                said.cohortDigest(),
                predictions,
                pdf,
                by.name(),
                signature.at(),
                signature.auditSequence(),
                entry);
        certificates.save(new CertificateEntity(issued, by));
    }

    @Override
    @Transactional(readOnly = true)
    public List<IssuedCertificate> of(ModelVersionId model) {
        return certificates.findByModelNameAndModelVersionOrderByIssuedAt(model.name(), model.version()).stream()
                .map(CertificateEntity::toCertificate)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<IssuedCertificate> find(Digest certificate) {
        return certificates.findById(certificate.hex()).map(CertificateEntity::toCertificate);
    }

    @Override
    public CertificateVerdicts verdicts(IssuedCertificate certificate) {
        return CertificateVerdicts.parse(contents.get(certificate.certificate()));
    }
}
