/** The page Runs: what runs, how far it is, and what failed. Reached through {@link org.probatum.ui.runs.RunsNavigation}. */
@NullMarked
package org.probatum.ui.runs;

import org.jspecify.annotations.NullMarked;
