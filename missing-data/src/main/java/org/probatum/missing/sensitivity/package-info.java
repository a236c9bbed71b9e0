/**
 * What the answer would be if values were not missing at random.
 *
 * <p>{@link org.probatum.missing.sensitivity.DeltaAdjustment} shifts filled values,
 * {@link org.probatum.missing.sensitivity.TippingPoint} asks how far they must be shifted to change a conclusion, and
 * {@link org.probatum.missing.sensitivity.ReferenceBasedImputation} lets participants who left follow the other arm.
 */
@NullMarked
package org.probatum.missing.sensitivity;

import org.jspecify.annotations.NullMarked;
