/** Cases are prepared, models run, results analysed and explained. */
@NullMarked
package org.probatum.evaluation;

import org.jspecify.annotations.NullMarked;
