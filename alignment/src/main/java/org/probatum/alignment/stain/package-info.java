/**
 * Stains of histology images: optical density, separation, normalization to a reference, and where tissue is.
 *
 * <p>A {@link ColourImage} holds red, green and blue. {@link MacenkoStains} finds the colours of two stains in it,
 * {@link StainMatrix} separates and mixes them, {@link MacenkoNormalization} redraws an image in the stains of a reference,
 * {@link ReinhardNormalization} matches colour statistics alone, and {@link TissueMask} tells tissue from glass and pen.
 */
@NullMarked
package org.probatum.alignment.stain;

import org.jspecify.annotations.NullMarked;
