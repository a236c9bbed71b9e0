/** Which build of Probatum this is, as the command line says and documents state. */
@NullMarked
package org.probatum.ui.software;

import org.jspecify.annotations.NullMarked;
