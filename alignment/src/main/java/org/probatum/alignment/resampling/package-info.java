/** Showing a moving volume on the grid of a fixed one. {@link Resampler} does it; {@link Interpolation} says how. */
@NullMarked
package org.probatum.alignment.resampling;

import org.jspecify.annotations.NullMarked;
