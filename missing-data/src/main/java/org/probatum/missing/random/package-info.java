/** Random numbers addressed by position, so that a seed gives the same bits on any number of threads. */
@NullMarked
package org.probatum.missing.random;

import org.jspecify.annotations.NullMarked;
