package org.probatum.trial.signature.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.Reauthentication;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningOutcome.Refused;
import org.probatum.trial.signature.SigningOutcome.Signed;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signs, stores and records in one transaction. */
@Service
class DatabaseSignatureService implements SignatureService {

    private final EntityManager entities;
    private final AuditTrail trail;
    private final Reauthentication reauthentication;
    private final Clock clock;

    DatabaseSignatureService(EntityManager entities, AuditTrail trail, Reauthentication reauthentication, Clock clock) {
        this.entities = entities;
        this.trail = trail;
        this.reauthentication = reauthentication;
        this.clock = clock;
    }

    @Override
    @Transactional
    public SigningOutcome sign(SigningRequest request) {
        Optional<Actor> confirmed = reauthentication.confirm(request.credentials());
        if (confirmed.isEmpty()) {
            return refuse(request, "User name or password is wrong, or the account may not sign; nothing was signed");
        }
        Actor signer = confirmed.get();
        return objection(request, signer)
                .<SigningOutcome>map(reason -> refuse(request, reason))
                .orElseGet(() -> new Signed(store(request, signer)));
    }

    private static Optional<String> objection(SigningRequest request, Actor signer) {
        if (!signer.user().equals(request.by().user())) {
            return Optional.of("You work as " + request.by().name()
                    + " but entered the credentials of another person; nothing was signed");
        }
        if (!request.meaning().mayBeGivenBy(signer)) {
            return Optional.of(signer.name() + " may not sign with the meaning \""
                    + request.meaning().label() + "\": this needs the role "
                    + request.meaning().givenBy().stream().map(Role::label).collect(Collectors.joining(" or ")));
        }
        return Optional.empty();
    }

    private Refused refuse(SigningRequest request, String reason) {
        Map<String, Object> facts = facts(request);
        facts.put("entered_user", request.credentials().user());
        facts.put("refusal", reason);
        trail.append(event(AuditAction.SIGNING_REFUSED, request, request.by(), now(), facts));
        return new Refused(reason);
    }

    private ElectronicSignature store(SigningRequest request, Actor signer) {
        Instant at = now();
        // The number is known once the entry is written; the binding does not depend on it.
        ElectronicSignature unnumbered = signature(0, request, signer, at);
        Map<String, Object> facts = facts(request);
        facts.put("binding", unnumbered.binding().hex());
        AuditEntry entry = trail.append(event(AuditAction.RECORD_SIGNED, request, signer, at, facts));
        ElectronicSignature signature = signature(entry.sequence(), request, signer, at);
        entities.persist(new SignatureRow(signature));
        return signature;
    }

    private static ElectronicSignature signature(long number, SigningRequest request, Actor signer, Instant at) {
        return new ElectronicSignature(
                number,
                signer.user(),
                signer.name(),
                at,
                request.meaning(),
                request.record(),
                request.subject(),
                request.trial());
    }

    private static Map<String, Object> facts(SigningRequest request) {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("meaning", request.meaning().name());
        facts.put("record", request.record().hex());
        return facts;
    }

    private static AuditEvent event(
            AuditAction action, SigningRequest request, Actor by, Instant at, Map<String, Object> facts) {
        return new AuditEvent(
                action, by, at, request.trial().map(TrialId::value), request.subject(), facts, request.reason());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ElectronicSignature> bySubject(String subject) {
        return list("subject", subject);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ElectronicSignature> byTrial(TrialId trial) {
        return list("trial", trial.value());
    }

    private List<ElectronicSignature> list(String attribute, String value) {
        return entities
                .createQuery(
                        "from SignatureRow where " + attribute + " = :value order by auditSequence", SignatureRow.class)
                .setParameter("value", value)
                .getResultList()
                .stream()
                .map(SignatureRow::toSignature)
                .toList();
    }
}
