/**
 * Multiple imputation, and the pooling of what is estimated from it.
 *
 * <p>{@link org.probatum.missing.imputation.ChainedEquations} turns one incomplete table into m completed ones;
 * {@link org.probatum.missing.imputation.RubinsRules} turns m estimates back into one. Start with these two.
 */
@NullMarked
package org.probatum.missing.imputation;

import org.jspecify.annotations.NullMarked;
