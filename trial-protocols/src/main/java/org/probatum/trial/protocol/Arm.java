package org.probatum.trial.protocol;

/** An arm of the trial.
 *
 * @param label name as printed in reports
 * @param ratio share in the allocation ratio; at least 1
 */
public record Arm(ArmId id, String label, ArmRole role, String description, int ratio) {
    public Arm {
        if (ratio < 1) {
            throw new IllegalArgumentException("The allocation ratio of arm " + id + " is at least 1, was " + ratio);
        }
    }
}
