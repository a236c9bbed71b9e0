package org.probatum.trial.signature.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureException;
import org.probatum.trial.signature.SignatureMeaning;

/** A signature as stored. */
@Entity
@Immutable
@Table(name = "electronic_signature")
@SuppressWarnings("NullAway.Init")
class SignatureRow {

    @Id
    @Column(name = "audit_sequence")
    private long auditSequence;

    private String signer;

    @Column(name = "printed_name")
    private String printedName;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private SignatureMeaning meaning;

    @Column(name = "record_digest")
    private String recordDigest;

    private String subject;

    private String trial;

    private String binding;

    /** For Hibernate. */
    protected SignatureRow() {}

    SignatureRow(ElectronicSignature signature) {
        this.auditSequence = signature.auditSequence();
        this.signer = signature.signer();
        this.printedName = signature.printedName();
        this.at = signature.at();
        this.meaning = signature.meaning();
        this.recordDigest = signature.record().hex();
        this.subject = signature.subject();
        this.trial = signature.trial().map(TrialId::value).orElse("");
        this.binding = signature.binding().hex();
    }

    ElectronicSignature toSignature() {
        ElectronicSignature signature = new ElectronicSignature(
                auditSequence,
                signer,
                printedName,
                at,
                meaning,
                new Digest(recordDigest),
                subject,
                Optional.of(trial).filter(t -> !t.isEmpty()).map(TrialId::new));
        if (!signature.binding().hex().equals(binding)) {
            throw new SignatureException("The signature of audit entry " + auditSequence + " under " + subject
                    + " was changed in the store: its values no longer fit the digest that binds them");
        }
        return signature;
    }
}
