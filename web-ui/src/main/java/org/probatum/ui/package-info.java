/** Vaadin views, REST, command line, security and wiring; the only {@code main()}. */
@NullMarked
package org.probatum.ui;

import org.jspecify.annotations.NullMarked;
