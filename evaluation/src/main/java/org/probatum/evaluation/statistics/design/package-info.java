/**
 * Planning a trial: sample sizes and powers, group-sequential boundaries and their analysis, combination tests and
 * two-stage designs.
 *
 * <p>Start with {@link org.probatum.evaluation.statistics.design.GroupSequentialDesign} and
 * {@link org.probatum.evaluation.statistics.design.GroupSequentialAnalysis}.
 */
@NullMarked
package org.probatum.evaluation.statistics.design;

import org.jspecify.annotations.NullMarked;
