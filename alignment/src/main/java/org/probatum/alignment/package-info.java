/**
 * Alignment of images, times and measurements. Arithmetic on values only; lengths are millimetres.
 *
 * <p>A {@link Volume} is a {@link VoxelGrid} with values. {@code registration.Registration} brings a moving volume to a
 * fixed one; its outcome carries a {@code transform.SpatialTransform} and a {@code quality.AlignmentQuality}. Start there.
 */
@NullMarked
package org.probatum.alignment;

import org.jspecify.annotations.NullMarked;
