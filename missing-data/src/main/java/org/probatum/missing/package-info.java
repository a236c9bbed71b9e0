/** Missing values and modalities: seeing, filling, and staying honest about it. Arithmetic on values only. */
@NullMarked
package org.probatum.missing;

import org.jspecify.annotations.NullMarked;
