package org.probatum.ui.reports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probatum.report.capsule.CapsuleVerification;
import org.probatum.report.capsule.CapsuleVerifier;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.BackgroundWork;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.FileDrop;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** Checks an evidence capsule from its file alone, whoever made it. */
final class CapsulePanel extends Div {

    private static final int MEGABYTES = 2000;

    private final String ownKey;
    private final Div result = new Div();

    /** @param ownKey the public key of this installation's record */
    CapsulePanel(String ownKey) {
        this.ownKey = ownKey;
        result.getElement().setAttribute("role", "status");
        add(
                PageSection.note(
                        "A capsule is checked from its file alone: every file against the manifest, every entry of its "
                                + "log, every signature, and that what the files say is what the log recorded. Nothing is stored."),
                FileDrop.onDisk("Evidence capsule", MEGABYTES, this::check, ".zip"),
                result);
    }

    private void check(String name, Path file) {
        result.removeAll();
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Checking " + name);
        result.add(new Paragraph("Checking " + name), bar);
        BackgroundWork.start(
                UI.getCurrentOrThrow(),
                () -> verified(file),
                verification -> show(inWords(name, verification)),
                failure -> show(Refusal.notice(failure).orElseGet(() -> unreadable(name, failure))));
    }

    private void show(Component answer) {
        result.removeAll();
        result.add(answer);
    }

    private static CapsuleVerification verified(Path file) {
        try {
            return CapsuleVerifier.verify(file);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The uploaded copy " + file + " could not be deleted", e);
        }
    }

    private Component inWords(String name, CapsuleVerification verification) {
        return switch (verification) {
            case CapsuleVerification.Intact intact -> intact(name, intact);
            case CapsuleVerification.Broken broken -> broken(name, broken);
        };
    }

    private Div intact(String name, CapsuleVerification.Intact intact) {
        UnorderedList checks = new UnorderedList();
        intact.checks().forEach(check -> checks.add(new ListItem(check)));
        String made = intact.key().equals(ownKey)
                ? "by this installation: the key is that of its record"
                : "elsewhere: compare the key with the one printed in the report";
        Div notice = new Div(
                new StatusBadge(Status.GOOD, name + " is intact"),
                new FactsTable()
                        .fact("Files", Numbers.count(intact.files()))
                        .fact("Entries of its log", Numbers.count(intact.entries()))
                        .fact("Signed", made)
                        .identifier("Key", intact.key())
                        .digest("Head of its log", intact.root())
                        .digest("Manifest", intact.manifest()),
                checks);
        notice.addClassName("verified");
        return notice;
    }

    private static Div broken(String name, CapsuleVerification.Broken broken) {
        UnorderedList findings = new UnorderedList();
        broken.findings().forEach(finding -> findings.add(new ListItem(finding)));
        return new Div(
                new ErrorNotice(
                        name + " does not hold",
                        "Nothing was stored",
                        "Ask whoever sent it for the capsule as it was issued"),
                findings);
    }

    private static ErrorNotice unreadable(String name, RuntimeException failure) {
        return new ErrorNotice(
                name + " could not be read: " + failure.getMessage(), "Nothing was stored", "Choose another file");
    }
}
