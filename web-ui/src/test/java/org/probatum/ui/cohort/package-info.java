/** Tests of what a cohort takes in. */
@NullMarked
package org.probatum.ui.cohort;

import org.jspecify.annotations.NullMarked;
