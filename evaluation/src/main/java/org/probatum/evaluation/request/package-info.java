/**
 * Statistics as requests: one JSON in, one JSON out, over the same calculators that the trial's analysis uses.
 *
 * <p>Start with {@link org.probatum.evaluation.request.StatisticsDesk}. One class per method family turns
 * JSON into calls of the calculators, and their result records into JSON.
 */
@NullMarked
package org.probatum.evaluation.request;

import org.jspecify.annotations.NullMarked;
