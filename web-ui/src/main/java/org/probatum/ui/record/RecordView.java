package org.probatum.ui.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Words;
import org.probatum.ui.trial.TrialView;

/** Every step that was taken: who, what, when, why. */
@Route("trial/:trial?/record/:entry?")
@PageTitle("Record · Probatum")
@PermitAll
class RecordView extends TrialView {

    static final String ENTRY = "entry";

    private final AuditLog log;
    private final RecordHealth health;

    RecordView(AuditLog log, RecordHealth health) {
        this.log = log;
        this.health = health;
    }

    @Override
    protected void show(TrialId trial) {
        show(Optional.of(trial));
    }

    @Override
    protected void showWithoutTrial() {
        show(Optional.empty());
    }

    private void show(Optional<TrialId> trial) {
        Div detail = new Div();
        detail.addClassName("detail");
        EntryFilters filters = new EntryFilters(trial);
        EntryList list = new EntryList(log, filters, entry -> {
            rename(trial, entry);
            fill(detail, entry, filters);
        });
        parameter(ENTRY)
                .flatMap(RecordView::number)
                .flatMap(log::entry)
                .ifPresentOrElse(
                        entry -> {
                            list.select(entry);
                            fill(detail, entry, filters);
                        },
                        () -> detail.add(hint()));
        Div both = new Div(list, detail);
        both.addClassName("master-detail");
        Div checkpoints = new Div(new CheckpointsPanel(log));
        VerifyPanel result = new VerifyPanel(health);
        add(header(result, checkpoints), result, filters, both, new PageSection("Checkpoints", checkpoints));
    }

    private PageHeader header(VerifyPanel result, Div checkpoints) {
        PageHeader header = new PageHeader("Record", state());
        header.addBeside(new RecordExport(log));
        header.primaryAction(
                "Verify all",
                () -> result.verify(log.size(), () -> {
                    header.showState(state());
                    checkpoints.removeAll();
                    checkpoints.add(new CheckpointsPanel(log));
                }));
        return header;
    }

    private void fill(Div detail, AuditEntry entry, EntryFilters filters) {
        detail.removeAll();
        detail.add(new EntryPane(entry, log, filters::chooseSubject));
    }

    /** The address names the entry without a new page, so that choice and place in the list stay. */
    private static void rename(Optional<TrialId> trial, AuditEntry entry) {
        trial.ifPresent(id -> UI.getCurrentOrThrow()
                .getPage()
                .getHistory()
                .replaceState(null, RecordNavigation.path(id, entry.sequence())));
    }

    private static Paragraph hint() {
        Paragraph hint = new Paragraph("Choose an entry to see its content and its proof.");
        hint.addClassName("quiet");
        return hint;
    }

    private String state() {
        String size = Words.count(log.size(), "entry", "entries");
        return health.latest().map(found -> size + " · " + inWords(found)).orElse(size + " · not verified yet");
    }

    private static String inWords(Verification found) {
        return switch (found) {
            case Verification.Intact intact -> "intact at " + Numbers.count(intact.size());
            case Verification.Broken broken -> "broken at entry " + Numbers.count(broken.sequence());
        };
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text)).filter(entry -> entry >= 0);
        } catch (NumberFormatException notANumber) {
            // An address that somebody typed: it names no entry.
            return Optional.empty();
        }
    }
}
