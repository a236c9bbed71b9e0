/**
 * What every view is built from: header, badges, facts, figures, progress, empty states and errors.
 *
 * <p>A view begins with a {@link org.probatum.ui.component.PageHeader}; a component says a state by symbol, word and colour.
 */
@NullMarked
package org.probatum.ui.component;

import org.jspecify.annotations.NullMarked;
