/** The page Cohort: who is in, what is missing, who needs attention. Reached through {@link org.probatum.ui.cohort.CohortNavigation}. */
@NullMarked
package org.probatum.ui.cohort;

import org.jspecify.annotations.NullMarked;
