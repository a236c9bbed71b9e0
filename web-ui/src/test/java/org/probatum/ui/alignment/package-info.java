@NullMarked
package org.probatum.ui.alignment;

import org.jspecify.annotations.NullMarked;
