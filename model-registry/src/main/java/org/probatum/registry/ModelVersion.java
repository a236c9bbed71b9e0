package org.probatum.registry;

import java.time.Instant;
import org.probatum.trial.audit.Digest;

/**
 * A registered model version. It never changes, but for its status.
 *
 * @param modelDigest SHA-256 of {@code model.onnx}
 * @param packageDigest digest of the whole package, see {@link ModelPackage#packageDigest()}; what a lock is signed under
 * @param reportDigest digest of the inspection report's JSON, which the content store holds
 */
public record ModelVersion(
        ModelVersionId id,
        Digest modelDigest,
        Digest packageDigest,
        Digest reportDigest,
        ModelCard card,
        String registeredBy,
        Instant registeredAt,
        ModelStatus status) {

    /** The subject of audit entries and signatures about a version, such as {@code model:late_kronecker@1.0.0}. */
    public static String subject(ModelVersionId id) {
        return "model:" + id;
    }
}
