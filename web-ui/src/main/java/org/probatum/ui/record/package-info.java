/** The page Record: every step that was taken: who, what, when, why. Reached through {@link org.probatum.ui.record.RecordNavigation}. */
@NullMarked
package org.probatum.ui.record;

import org.jspecify.annotations.NullMarked;
