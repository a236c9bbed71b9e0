/**
 * Missing-modality certificates on the screen: verdicts, losses and shares of the modalities, strategy by strategy.
 *
 * <p>Start with {@link org.probatum.ui.certificate.CertificateNavigation}.
 */
@NullMarked
package org.probatum.ui.certificate;

import org.jspecify.annotations.NullMarked;
