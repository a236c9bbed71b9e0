package org.probatum.ui.cohort;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.ui.component.BackgroundWork;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.FileDrop;
import org.probatum.ui.component.ProgressPanel;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.component.Words;

/** Imports a cohort folder as a zip, with progress and a report of every line. */
final class ImportDialog extends Dialog {

    private static final int LARGEST_MB = 2000;

    private final CohortImport cohortImport;
    private final Actor actor;
    private final ApprovedProtocol protocol;
    private final TextField form = new TextField("Version of the consent form");
    private final TextField obtainedBy = new TextField("Consents obtained by");
    private final Div result = new Div();

    ImportDialog(CohortImport cohortImport, Actor actor, ApprovedProtocol protocol, Runnable afterwards) {
        this.cohortImport = cohortImport;
        this.actor = actor;
        this.protocol = protocol;
        setHeaderTitle("Import cohort");
        setWidth("56rem");
        setCloseOnOutsideClick(false);
        obtainedBy.setValue(actor.name());
        Div consents = new Div(form, obtainedBy);
        consents.addClassName("form-grid");
        result.getElement().setAttribute("aria-live", "polite");
        add(
                new Paragraph(
                        "The zip holds a cohort folder: participants.csv (with site and enrolment_date), a CSV per "
                                + "table and a folder per modality. Participants are screened, enrolled and randomized in order of "
                                + "enrolment; a participant who is refused is left out whole and listed with the reason. "
                                + "Columns with outcomes are not read."),
                new Paragraph("Every consent was signed on the day of enrolment:"),
                consents,
                FileDrop.onDisk("Cohort folder", LARGEST_MB, this::start, ".zip"),
                result);
        getFooter().add(new Button("Close", click -> close()));
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                afterwards.run();
            }
        });
    }

    private void start(String name, Path zip) {
        result.removeAll();
        if (form.isEmpty() || obtainedBy.isEmpty()) {
            delete(zip);
            result.add(new ErrorNotice(
                    "The version of the consent form or who obtained the consents is not filled in",
                    "Nothing was imported",
                    "Fill both in and choose the file again"));
            return;
        }
        AtomicBoolean cancelled = new AtomicBoolean();
        ProgressPanel panel = new ProgressPanel("Importing " + name, () -> cancelled.set(true));
        result.add(panel);
        CohortImport.Consents consents = new CohortImport.Consents(form.getValue(), obtainedBy.getValue());
        BackgroundWork.start(
                UI.getCurrentOrThrow(),
                () -> {
                    try (UnpackedCohort cohort = UnpackedCohort.of(zip)) {
                        return cohortImport.run(
                                actor, protocol, cohort.root(), consents, panel::report, cancelled::get);
                    } finally {
                        delete(zip);
                    }
                },
                rows -> show(rows, panel, cancelled.get()),
                failure -> failed(failure, panel));
    }

    private void show(List<ImportedRow> rows, ProgressPanel panel, boolean cancelled) {
        Map<ImportedRow.Result, Integer> counts = new EnumMap<>(ImportedRow.Result.class);
        rows.forEach(row -> counts.merge(row.result(), 1, Integer::sum));
        panel.finish(
                cancelled ? Status.ATTENTION : Status.GOOD,
                (cancelled ? "Cancelled: " : "Done: ") + counts.getOrDefault(ImportedRow.Result.ENROLLED, 0)
                        + " enrolled, " + counts.getOrDefault(ImportedRow.Result.UPDATED, 0) + " updated, "
                        + counts.getOrDefault(ImportedRow.Result.SCREEN_FAILURE, 0) + " screen failures, "
                        + counts.getOrDefault(ImportedRow.Result.REFUSED, 0) + " refused");
        List<ImportedRow> noted = rows.stream()
                .filter(row -> row.result() == ImportedRow.Result.REFUSED
                        || row.result() == ImportedRow.Result.SCREEN_FAILURE
                        || row.detail().contains("refused"))
                .toList();
        if (!noted.isEmpty()) {
            DataTable table = new DataTable("What was not taken", "Line", "Participant", "Result", "Reason");
            noted.forEach(row -> table.row(
                    DataTable.number(String.valueOf(row.line())),
                    DataTable.code(row.participant()),
                    new StatusBadge(
                            row.result() == ImportedRow.Result.REFUSED ? Status.FAILED : Status.ATTENTION,
                            Words.of(row.result())),
                    new Span(row.detail())));
            result.add(table);
        }
    }

    private void failed(RuntimeException failure, ProgressPanel panel) {
        panel.finish(Status.FAILED, "not imported");
        result.add(Refusal.notice(failure)
                .orElseGet(() -> new ErrorNotice(
                        "The import stopped by an internal error",
                        "Participants taken before it are stored whole",
                        "Tell the administrator, then import again: who is in stays as is")));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
