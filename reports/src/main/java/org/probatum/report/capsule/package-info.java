/**
 * The evidence capsule: one zip that a regulator checks without us.
 *
 * <p>Start with {@link org.probatum.report.capsule.CapsuleWriter} and {@link
 * org.probatum.report.capsule.CapsuleVerifier}; they share only the paths and the digest definition.
 */
@NullMarked
package org.probatum.report.capsule;

import org.jspecify.annotations.NullMarked;
