package org.probatum.ui.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import java.util.function.Consumer;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditLog;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.PlainJson;

/** One entry: who, what, when; its text; and the proof that it stands in the record. */
final class EntryPane extends Div {

    /** @param showSubject shows every entry about a subject */
    EntryPane(AuditEntry entry, AuditLog log, Consumer<String> showSubject) {
        addClassName("entry-pane");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Entry " + entry.sequence());
        Button about = new Button("Entries about this", click -> showSubject.accept(entry.subject()));
        about.addThemeVariants(ButtonVariant.TERTIARY);
        add(
                new H2("Entry " + Numbers.count(entry.sequence())),
                new FactsTable()
                        .fact("Action", EntryWords.action(entry.action()))
                        .fact("When", Dates.time(entry.at()))
                        .identifier("User", entry.user())
                        .identifier("Subject", entry.subject())
                        .identifier("Trial", entry.trial().isEmpty() ? "none: of the installation" : entry.trial())
                        .digest("Leaf hash", entry.leafHash()),
                about,
                new PageSection("Content", text(entry)),
                new PageSection("Proof", new EntryProof(entry, log)));
    }

    private static Pre text(AuditEntry entry) {
        Pre text = new Pre(PlainJson.pretty(entry.canonical()));
        text.addClassName("entry-text");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", "Content of the entry");
        return text;
    }
}
