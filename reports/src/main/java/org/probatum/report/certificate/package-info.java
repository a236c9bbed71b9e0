/**
 * The missing-modality certificate as a document.
 *
 * <p>Start with {@link org.probatum.report.certificate.CertificateDocument}.
 */
@NullMarked
package org.probatum.report.certificate;

import org.jspecify.annotations.NullMarked;
