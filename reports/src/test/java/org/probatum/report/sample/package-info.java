/** A sample report with every block and figure, made up for looking at and for golden tests. */
@NullMarked
package org.probatum.report.sample;

import org.jspecify.annotations.NullMarked;
