/**
 * Finding the transform that brings a moving volume to a fixed one.
 *
 * <p>{@link Registration} runs a {@link RegistrationPlan} on two volumes and returns a {@link RegistrationOutcome}: the
 * transform with its quality and verdict, or why there is none. Start with these three.
 */
@NullMarked
package org.probatum.alignment.registration;

import org.jspecify.annotations.NullMarked;
