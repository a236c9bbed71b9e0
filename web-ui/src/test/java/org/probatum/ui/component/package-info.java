/** Tests of the components that need no browser. */
@NullMarked
package org.probatum.ui.component;

import org.jspecify.annotations.NullMarked;
