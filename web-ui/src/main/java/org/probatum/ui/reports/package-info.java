/** The page Reports: what was issued, and with which digest. Reached through {@link org.probatum.ui.reports.ReportsNavigation}. */
@NullMarked
package org.probatum.ui.reports;

import org.jspecify.annotations.NullMarked;
