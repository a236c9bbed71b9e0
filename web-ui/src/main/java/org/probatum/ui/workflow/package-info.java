/**
 * A whole trial without a browser, from registration to the signed report: what {@code demo} and {@code trial run} do.
 *
 * <p>Start with {@link org.probatum.ui.workflow.TrialWorkflow}. Each step looks at what is stored first, so a trial that
 * was interrupted goes on where it stopped.
 */
@NullMarked
package org.probatum.ui.workflow;

import org.jspecify.annotations.NullMarked;
