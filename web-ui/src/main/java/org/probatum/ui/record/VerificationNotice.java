package org.probatum.ui.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** What verifying the whole record found. */
final class VerificationNotice {

    private VerificationNotice() {}

    static Component of(Verification verification) {
        return switch (verification) {
            case Verification.Intact intact -> {
                Div notice = new Div(
                        new StatusBadge(
                                Status.GOOD,
                                "Every entry and every checkpoint holds: " + Numbers.count(intact.size())
                                        + " entries recomputed"),
                        new FactsTable().digest("Root", intact.root()));
                notice.addClassName("verified");
                yield notice;
            }
            case Verification.Broken broken ->
                new ErrorNotice(
                        "The record is broken at entry " + Numbers.count(broken.sequence()) + ": " + broken.finding(),
                        "Every entry before it holds",
                        "Stop working in this trial and restore the data folder from a backup");
        };
    }
}
