package org.probatum.ui.models;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.probatum.evaluation.certificate.CertificateFiles;
import org.probatum.evaluation.certificate.CertificateVerdicts;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.registry.ModelVersion;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.ui.certificate.CertificateNavigation;
import org.probatum.ui.certificate.VerdictTable;
import org.probatum.ui.cohort.UnpackedCohort;
import org.probatum.ui.component.BackgroundWork;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.FileDrop;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.signing.Signing;
import org.probatum.ui.signing.SigningDialog;

/** Takes a cohort, runs the version on every subset of its modalities, shows what was found, and has it signed. */
final class CertifyDialog extends Dialog {

    private static final int LARGEST_MB = 2000;

    private final CertificateDesk desk;
    private final Actor actor;
    private final ModelVersion version;
    private final Runnable issued;
    private final CertifyForm form = new CertifyForm();
    private final Div result = new Div();

    CertifyDialog(CertificateDesk desk, Actor actor, ModelVersion version, Runnable issued) {
        this.desk = desk;
        this.actor = actor;
        this.version = version;
        this.issued = issued;
        setHeaderTitle("Certify " + version.id() + " on a cohort");
        setWidth("64rem");
        setCloseOnOutsideClick(false);
        result.getElement().setAttribute("aria-live", "polite");
        add(
                new Paragraph(
                        "The zip holds a cohort folder with known outcomes. Those who have every modality are run on each "
                                + "subset of them, for every strategy; nothing is stored before it is signed."),
                form,
                FileDrop.onDisk("Cohort folder", LARGEST_MB, this::start, ".zip"),
                result);
        getFooter().add(new Button("Close", click -> close()));
    }

    private void start(String name, Path zip) {
        result.removeAll();
        CertificateSettings settings;
        try {
            settings = form.settings();
        } catch (IllegalArgumentException wrong) {
            delete(zip);
            result.add(Refusal.notice(wrong).orElseThrow());
            return;
        }
        PanelWatch watch = new PanelWatch("Certifying on " + name);
        result.add(watch.panel());
        BackgroundWork.start(
                UI.getCurrentOrThrow(),
                () -> {
                    try (UnpackedCohort cohort = UnpackedCohort.of(zip)) {
                        return desk.certify(version.id(), cohort.root(), withoutEnding(name), settings, watch);
                    } finally {
                        delete(zip);
                    }
                },
                files -> show(files, watch),
                failure -> failed(failure, watch));
    }

    private static String withoutEnding(String name) {
        return name.replaceFirst("\\.zip$", "");
    }

    private void show(CertificateFiles files, PanelWatch watch) {
        watch.panel().finish(Status.GOOD, "done; not issued yet");
        CertificateVerdicts verdicts = CertificateVerdicts.parse(files.json());
        Button sign =
                new Button("Sign and issue", click -> signing(files, verdicts).open());
        sign.addThemeVariants(ButtonVariant.PRIMARY);
        result.add(new VerdictTable(verdicts), sign);
    }

    private SigningDialog signing(CertificateFiles files, CertificateVerdicts verdicts) {
        FactsTable facts = new FactsTable()
                .identifier("Model", verdicts.model().toString())
                .digest("Model digest", verdicts.modelDigest())
                .fact("Cohort", verdicts.cohort())
                .digest("Cohort digest", verdicts.cohortDigest())
                .digest("Predictions", verdicts.predictions());
        return new SigningDialog(
                "certificate of " + version.id(),
                new Div(facts, new VerdictTable(verdicts)),
                files.digest(),
                SignatureMeaning.AUTHORSHIP,
                "The certificate is stored and stands at the version; protocols can name it by this digest.",
                Signing.refusingInWords(credentials -> desk.issue(actor, credentials, files)),
                () -> {
                    close();
                    issued.run();
                    CertificateNavigation.open(files.digest());
                });
    }

    private void failed(RuntimeException failure, PanelWatch watch) {
        if (failure instanceof CancellationException) {
            watch.panel().finish(Status.ATTENTION, "cancelled; nothing was stored");
            return;
        }
        watch.panel().finish(Status.FAILED, "not certified");
        result.add(Refusal.notice(failure)
                .orElseGet(() -> new ErrorNotice(
                        "The certification stopped by an internal error",
                        "Nothing was stored",
                        "Tell the administrator, then try again")));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
