/**
 * How good synthetic data are: three separate scores that are never averaged, each with the number of values behind it.
 *
 * <p>{@link org.probatum.missing.quality.FidelityScore} (do they look like the real ones),
 * {@link org.probatum.missing.quality.UtilityScore} (do models trained on them work on real ones),
 * {@link org.probatum.missing.quality.PrivacyScore} (do they repeat real participants).
 */
@NullMarked
package org.probatum.missing.quality;

import org.jspecify.annotations.NullMarked;
