/** How analyses are stored; nothing outside evaluation needs to look here. */
@NullMarked
package org.probatum.evaluation.analysis.internal;

import org.jspecify.annotations.NullMarked;
