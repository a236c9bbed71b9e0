package org.probatum.registry;

/**
 * One output of one test vector set, computed against given.
 *
 * @param set the set's folder, such as {@code test_data_set_0}
 * @param maxAbs the largest absolute difference, in the output's unit; NaN where the two could not be compared
 * @param maxRel the largest difference relative to the given value; where that is 0, the absolute one counts
 * @param bitEqual whether all bits agree
 * @param passed whether each value is within the tolerance that the report states
 */
public record ConformanceResult(
        String set, String output, double maxAbs, double maxRel, boolean bitEqual, boolean passed) {}
