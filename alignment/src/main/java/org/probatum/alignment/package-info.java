/** Alignment of images, times and measurements. Arithmetic on values only; lengths are millimetres. */
@NullMarked
package org.probatum.alignment;

import org.jspecify.annotations.NullMarked;
