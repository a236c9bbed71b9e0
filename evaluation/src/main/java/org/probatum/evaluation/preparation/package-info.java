/**
 * From what a site handed over to what a model takes: cases without an arm, aligned, filled by plan, and turned into tensors.
 *
 * <p>Start with {@link org.probatum.evaluation.preparation.PreparedCase} and {@link
 * org.probatum.evaluation.preparation.InputAssembler}. Nothing here knows an arm.
 */
@NullMarked
package org.probatum.evaluation.preparation;

import org.jspecify.annotations.NullMarked;
