/**
 * Slices through a volume as a person looks at them. {@link SliceStack} says which voxel a pixel shows and where it lies in the
 * patient; {@link DeformationGrid} shows what a transform does beyond its linear part.
 */
@NullMarked
package org.probatum.alignment.slice;

import org.jspecify.annotations.NullMarked;
