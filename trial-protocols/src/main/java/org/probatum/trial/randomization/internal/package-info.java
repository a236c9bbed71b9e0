/** How allocations and the protected seed are stored. */
@NullMarked
package org.probatum.trial.randomization.internal;

import org.jspecify.annotations.NullMarked;
