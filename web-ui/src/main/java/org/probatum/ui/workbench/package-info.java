/**
 * The wiring of everything into one running workbench, and the place where time enters.
 *
 * <p>Start with {@link org.probatum.ui.workbench.Workbench#start}, or {@link org.probatum.ui.workbench.TrialServices#start} without a browser.
 */
@NullMarked
package org.probatum.ui.workbench;

import org.jspecify.annotations.NullMarked;
