/**
 * A model on a cohort folder, without a trial and without a database: does it do what its card claims?
 *
 * <p>Start with {@link org.probatum.evaluation.modelcheck.ModelCheck}.
 */
@NullMarked
package org.probatum.evaluation.modelcheck;

import org.jspecify.annotations.NullMarked;
