package org.probatum.registry.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.Digest;

/** The audit events of the registry. Models belong to the installation, not to a trial. */
final class RegistryEvents {

    private RegistryEvents() {}

    static AuditEvent registered(Actor by, Instant at, ModelVersionRow row) {
        return event(
                AuditAction.MODEL_REGISTERED, by, at, ModelVersion.subject(row.id()), digests(row), Optional.empty());
    }

    static AuditEvent refused(
            Actor by, Instant at, Optional<ModelVersionId> id, Optional<Digest> modelPackage, List<String> reasons) {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("reasons", reasons);
        modelPackage.ifPresent(digest -> facts.put("package_digest", digest.hex()));
        String subject = id.map(ModelVersion::subject).orElse("model:unreadable");
        return event(AuditAction.MODEL_REFUSED, by, at, subject, facts, Optional.empty());
    }

    static AuditEvent locked(Actor by, Instant at, ModelVersionRow row, long signature) {
        Map<String, Object> facts = digests(row);
        facts.put("signature_entry", signature);
        return event(AuditAction.MODEL_LOCKED, by, at, ModelVersion.subject(row.id()), facts, Optional.empty());
    }

    static AuditEvent retired(Actor by, Instant at, ModelVersionRow row, String reason) {
        return event(
                AuditAction.MODEL_RETIRED, by, at, ModelVersion.subject(row.id()), digests(row), Optional.of(reason));
    }

    private static Map<String, Object> digests(ModelVersionRow row) {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("model_digest", row.modelDigest().hex());
        facts.put("package_digest", row.packageDigest().hex());
        facts.put("inspection_report", row.reportContent().hex());
        return facts;
    }

    private static AuditEvent event(
            AuditAction action,
            Actor by,
            Instant at,
            String subject,
            Map<String, Object> facts,
            Optional<String> reason) {
        return new AuditEvent(action, by, at, Optional.empty(), subject, facts, reason);
    }
}
