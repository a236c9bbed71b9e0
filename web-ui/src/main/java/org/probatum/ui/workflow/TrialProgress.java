package org.probatum.ui.workflow;

import java.time.Duration;
import java.util.Optional;

/** Hears how far a trial is. */
public interface TrialProgress {

    /** The steps of a trial that runs without a browser. */
    int STEPS = 10;

    /**
     * A step begins.
     *
     * @param number from 1 to {@link #STEPS}
     */
    void begin(int number, String words);

    /** Some of the step is done. */
    void advance(int done, int total, Optional<Duration> left);

    /** Something worth a line. */
    void note(String words);
}
