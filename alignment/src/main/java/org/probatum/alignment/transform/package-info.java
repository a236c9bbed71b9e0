/**
 * Maps from the space of a fixed volume to that of a moving one, in millimetres.
 *
 * <p>{@link SpatialTransform} is what they have in common; {@link LinearTransform} and {@link FreeFormTransform} are found by
 * registration, {@link CompositeTransform} and {@link InvertedTransform} are made of others. {@link PlainTransform} turns each
 * into plain numbers and back.
 */
@NullMarked
package org.probatum.alignment.transform;

import org.jspecify.annotations.NullMarked;
