/** Similarity metrics over arrays of samples, with their derivatives. */
@NullMarked
package org.probatum.alignment.metric.internal;

import org.jspecify.annotations.NullMarked;
