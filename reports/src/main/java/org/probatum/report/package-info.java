/** Composed records in; PDF, Excel and capsule bytes out. A writer computes no statistic. */
@NullMarked
package org.probatum.report;

import org.jspecify.annotations.NullMarked;
