/** The page Results: the locked plan's answers, with interval and origin of every number. Reached through {@link org.probatum.ui.results.ResultsNavigation}. */
@NullMarked
package org.probatum.ui.results;

import org.jspecify.annotations.NullMarked;
