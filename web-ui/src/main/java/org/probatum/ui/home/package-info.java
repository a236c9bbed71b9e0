/** The page To do: what waits for you, in order of urgency, and where the trial stands. Reached through {@link org.probatum.ui.home.HomeNavigation}. */
@NullMarked
package org.probatum.ui.home;

import org.jspecify.annotations.NullMarked;
