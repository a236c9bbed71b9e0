/**
 * How good an alignment is, from evidence that was not optimized, and what follows from it.
 *
 * <p>{@link AlignmentQuality} holds the evidence and the {@link Verdict}; {@link LandmarkErrors} judges by landmarks when a
 * person placed some.
 */
@NullMarked
package org.probatum.alignment.quality;

import org.jspecify.annotations.NullMarked;
