package org.probatum.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Shows work that goes on: step, n of N, time left, and a button that cancels it.
 *
 * <p>{@link #report} and {@link #finish} may be called from any thread and also after the page was left; the work itself does
 * not depend on this panel.
 */
public final class ProgressPanel extends Div {

    private final ProgressBar bar = new ProgressBar();
    private final Paragraph words = new Paragraph();
    private final Button cancel;
    private final AtomicReference<@Nullable UI> ui = new AtomicReference<>();

    /**
     * @param title what the work is, for example {@code Inference run 7}
     * @param onCancel asks the work to stop
     */
    public ProgressPanel(String title, Runnable onCancel) {
        addClassName("progress-panel");
        Paragraph heading = new Paragraph(title);
        heading.addClassName("progress-title");
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", title);
        words.getElement().setAttribute("role", "status");
        cancel = new Button("Cancel", click -> onCancel.run());
        cancel.setDisableOnClick(true);
        cancel.setAriaLabel("Cancel " + title);
        add(heading, bar, words, cancel);
    }

    /** Shows this state, by push. */
    public void report(Progress progress) {
        show(() -> {
            bar.setIndeterminate(false);
            bar.setValue(progress.fraction());
            words.setText(progress.inWords());
        });
    }

    /** Shows how the work ended, by push, and takes the cancel button away. */
    public void finish(Status status, String word) {
        show(() -> {
            bar.setVisible(false);
            cancel.setVisible(false);
            words.removeAll();
            words.add(new StatusBadge(status, word));
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        ui.set(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        ui.set(null);
    }

    private void show(Runnable change) {
        UI attached = ui.get();
        if (attached == null) {
            // Nobody looks at the panel, so no other thread can be using it.
            change.run();
        } else {
            attached.access(change::run);
        }
    }
}
