/** The form of one analysis, with formula, assumptions and source of the method beside it; for the plan and for post hoc analyses. */
@NullMarked
package org.probatum.ui.plan;

import org.jspecify.annotations.NullMarked;
