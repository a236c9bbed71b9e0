/**
 * Drawing a volume on the grid of another through a transform.
 *
 * <p>Start with {@link org.probatum.alignment.resampling.Resampling}.
 */
@NullMarked
package org.probatum.alignment.resampling;

import org.jspecify.annotations.NullMarked;
