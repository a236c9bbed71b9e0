/** The page Models: versions, their contracts and their verdicts. Reached through {@link org.probatum.ui.models.ModelsNavigation}. */
@NullMarked
package org.probatum.ui.models;

import org.jspecify.annotations.NullMarked;
