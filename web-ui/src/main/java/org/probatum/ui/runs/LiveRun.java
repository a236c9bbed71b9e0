package org.probatum.ui.runs;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.RunMonitor;
import org.probatum.evaluation.run.RunProgress;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Progress;
import org.probatum.ui.component.ProgressPanel;
import org.probatum.ui.component.Status;

/** The progress of a run that goes on, shown by push; the run goes on when the page is left. */
final class LiveRun extends Div {

    private final RunId run;
    private final RunMonitor monitor;
    private final Runnable ended;
    private final ProgressPanel panel;
    private Optional<RunMonitor.Subscription> subscription = Optional.empty();

    /**
     * @param cancel asks the run to stop
     * @param ended what the page does once the run has ended
     */
    LiveRun(RunId run, RunMonitor monitor, Runnable cancel, Runnable ended) {
        this.run = run;
        this.monitor = monitor;
        this.ended = ended;
        this.panel = new ProgressPanel("Run " + run, cancel);
        addClassName("live-run");
        add(panel, PageSection.note("The run goes on when you leave this page. What is sealed stays sealed."));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI page = event.getUI();
        subscription = Optional.of(monitor.subscribe(progress -> {
            if (progress.run().equals(run)) {
                show(page, progress);
            }
        }));
        monitor.latest(run).ifPresent(progress -> show(page, progress));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        subscription.ifPresent(RunMonitor.Subscription::close);
        subscription = Optional.empty();
    }

    private void show(UI page, RunProgress progress) {
        if (progress.status() == RunStatus.RUNNING) {
            int total = Math.max(1, progress.total());
            panel.report(new Progress(progress.step(), Math.min(progress.done(), total), total, progress.left()));
        } else {
            boolean complete = progress.status() == RunStatus.COMPLETED;
            panel.finish(
                    complete ? Status.GOOD : Status.ATTENTION, progress.status().label());
            page.access(ended::run);
        }
    }
}
