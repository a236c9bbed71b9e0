/** How numbers, dates and what cannot be estimated are printed, in one place for all documents and figures. */
@NullMarked
package org.probatum.report.number;

import org.jspecify.annotations.NullMarked;
