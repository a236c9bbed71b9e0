/** How runs are stored and carried out; nothing outside evaluation needs to look here. */
@NullMarked
package org.probatum.evaluation.run.internal;

import org.jspecify.annotations.NullMarked;
