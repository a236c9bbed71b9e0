/**
 * The missing-modality certificate: what a model loses when modalities are absent, and which subsets may be used.
 *
 * <p>Start with {@link org.probatum.missing.certificate.MissingModalityCertificate}; it takes the predictions of one model
 * for every subset of its modalities as plain numbers.
 */
@NullMarked
package org.probatum.missing.certificate;

import org.jspecify.annotations.NullMarked;
