/**
 * Explanations of a registered model on given cases: the calculators of {@code interpretability} joined with the model's session
 * and gradient graph, and read from and written to files.
 *
 * <p>Start with {@link org.probatum.evaluation.explanation.ExplainCommandEngine}, which answers {@code probatum model explain}.
 */
@NullMarked
package org.probatum.evaluation.explanation;

import org.jspecify.annotations.NullMarked;
