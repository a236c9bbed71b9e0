package org.probatum.ui.models;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.probatum.evaluation.modelcheck.CertificationWatch;
import org.probatum.ui.component.Progress;
import org.probatum.ui.component.ProgressPanel;

/** Shows each per cent of a certification's steps once, and stops it when somebody cancels. */
final class PanelWatch implements CertificationWatch {

    private final ProgressPanel panel;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private String step = "";
    private long percent = -1;

    PanelWatch(String title) {
        panel = new ProgressPanel(title, () -> cancelled.set(true));
    }

    ProgressPanel panel() {
        return panel;
    }

    @Override
    public synchronized void reached(String now, long done, long total) {
        long reached = 100 * done / total;
        if (!now.equals(step) || reached > percent) {
            step = now;
            percent = reached;
            panel.report(new Progress(now, done, total, Optional.empty()));
        }
    }

    @Override
    public boolean stopped() {
        return cancelled.get();
    }
}
