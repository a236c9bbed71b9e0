/** The frame around every page: navigation of the chosen trial, trial switcher, search, user menu and status line. */
@NullMarked
package org.probatum.ui.frame;

import org.jspecify.annotations.NullMarked;
