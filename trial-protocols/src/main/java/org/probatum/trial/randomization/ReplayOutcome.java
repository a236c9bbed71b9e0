package org.probatum.trial.randomization;

import java.util.List;

/** What replaying all allocations of a trial led to. */
public sealed interface ReplayOutcome {

    /** The seed is the one committed to, and every allocation's arm is the one its commitment binds to. */
    record Intact(List<UnblindedAllocation> allocations) implements ReplayOutcome {
        public Intact {
            allocations = List.copyOf(allocations);
        }
    }

    /**
     * Something does not fit.
     *
     * @param number the first allocation that does not fit; 0 when it is the seed
     */
    record Broken(int number, String finding) implements ReplayOutcome {}
}
