/**
 * Making measurements of different sites, scanners and laboratories comparable.
 *
 * <p>{@link Combat} takes out shifts and scales of batches and keeps what covariates explain; {@link ReferenceScore} expresses a value
 * in standard deviations of a reference; {@link HistogramStandard} brings the intensities of a scan to a common scale;
 * {@link UcumUnit} and {@link LaboratoryConversion} convert units. What is learnt from some participants is a value that can be stored
 * and applied to others.
 */
@NullMarked
package org.probatum.alignment.harmonization;

import org.jspecify.annotations.NullMarked;
