/**
 * Missing-modality certificates as records: issued under a signature, kept with their digests, and held against a protocol.
 *
 * <p>Start with {@link org.probatum.evaluation.certificate.IssuedCertificates}. What a certificate says is computed in
 * {@code modelcheck}; {@link org.probatum.evaluation.certificate.CertificateVerdicts} reads it back from its file, and
 * {@link org.probatum.evaluation.certificate.CertifiedPlan} says whether a missing-data plan keeps to it.
 */
@NullMarked
package org.probatum.evaluation.certificate;

import org.jspecify.annotations.NullMarked;
