/** How alike two images are where they overlap. {@link SimilarityMetric} names the choices; the arithmetic is below. */
@NullMarked
package org.probatum.alignment.metric;

import org.jspecify.annotations.NullMarked;
