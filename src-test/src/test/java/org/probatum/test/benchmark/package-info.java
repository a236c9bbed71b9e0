/**
 * Speed of the calculators beside R on the same machine. Start with
 * {@link org.probatum.test.benchmark.StatisticsBenchmark}; it is a program, not a test.
 */
@NullMarked
package org.probatum.test.benchmark;

import org.jspecify.annotations.NullMarked;
