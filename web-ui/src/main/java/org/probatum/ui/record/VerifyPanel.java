package org.probatum.ui.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Optional;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.ui.component.BackgroundWork;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Words;

/** Verifies the whole record beside the page and shows what was found. */
final class VerifyPanel extends Div {

    private final RecordHealth health;

    VerifyPanel(RecordHealth health) {
        this.health = health;
        addClassName("verify-panel");
        getElement().setAttribute("role", "status");
    }

    /**
     * @param entries how many there are
     * @param ended what the page does once the answer is shown
     */
    void verify(long entries, Runnable ended) {
        removeAll();
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Verifying the record");
        add(new Paragraph("Recomputing " + Words.count(entries, "entry", "entries") + " and every checkpoint"), bar);
        BackgroundWork.start(
                UI.getCurrentOrThrow(),
                this::found,
                verification -> {
                    removeAll();
                    verification.ifPresent(answer -> add(VerificationNotice.of(answer)));
                    ended.run();
                },
                failure -> {
                    removeAll();
                    add(Refusal.notice(failure).orElseGet(() -> unreadable(failure)));
                    ended.run();
                });
    }

    private Optional<Verification> found() {
        health.verify();
        return health.latest();
    }

    private static ErrorNotice unreadable(RuntimeException failure) {
        return new ErrorNotice(
                "The record could not be read: " + failure.getMessage(),
                "Nothing was changed",
                "Tell the administrator; the log of the workbench says more");
    }
}
