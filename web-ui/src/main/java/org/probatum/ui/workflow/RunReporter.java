package org.probatum.ui.workflow;

import org.probatum.evaluation.run.RunProgress;
import org.probatum.evaluation.run.RunStatus;

/** Passes the progress of a run on: aligning, filling and predicting are step 5, explaining is step 6. */
final class RunReporter {

    private static final String EXPLAINING = "Explaining predictions";

    private final TrialProgress progress;
    private String step = "";

    RunReporter(TrialProgress progress) {
        this.progress = progress;
    }

    void hear(RunProgress heard) {
        if (heard.status() != RunStatus.RUNNING) {
            return;
        }
        if (!heard.step().equals(step)) {
            step = heard.step();
            progress.begin(step.equals(EXPLAINING) ? 6 : 5, step);
        }
        progress.advance(heard.done(), heard.total(), heard.left());
    }
}
