package org.probatum.registry;

import org.probatum.trial.audit.Digest;

/**
 * A model version that a protocol may pin. The registry gives it out for locked versions only.
 *
 * @param modelDigest SHA-256 of {@code model.onnx}
 * @param packageDigest digest of the whole package with card and test vectors
 * @param signature the number of the audit entry of the signature that locked it
 */
public record LockedModel(ModelVersionId id, Digest modelDigest, Digest packageDigest, long signature) {}
