/** The page Explanations: what the models weighted, and how far each explanation can be relied on. Reached through {@link org.probatum.ui.explanations.ExplanationsNavigation}. */
@NullMarked
package org.probatum.ui.explanations;

import org.jspecify.annotations.NullMarked;
