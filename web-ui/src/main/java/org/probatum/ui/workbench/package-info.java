/**
 * The wiring of everything into one running workbench, and the place where time enters.
 *
 * <p>Start with {@link org.probatum.ui.workbench.Workbench#start}.
 */
@NullMarked
package org.probatum.ui.workbench;

import org.jspecify.annotations.NullMarked;
