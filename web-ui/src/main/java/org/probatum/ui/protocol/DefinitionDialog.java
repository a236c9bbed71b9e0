package org.probatum.ui.protocol;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.DefinitionOutcome;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.Protocol;
import org.probatum.ui.component.FileDrop;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** Takes a trial definition by file or by hand, lists every finding, and stores it as a draft when there is none. */
final class DefinitionDialog extends Dialog {

    private static final int LARGEST_MB = 5;

    private final ProtocolDecisions decisions;
    private final TextArea json = new TextArea("Trial definition (JSON)");
    private final TextField reason = new TextField("Reason of the amendment");
    private final Div problem = new Div();

    private DefinitionDialog(ProtocolDecisions decisions, String title, String explanation) {
        this.decisions = decisions;
        setHeaderTitle(title);
        setWidth("60rem");
        setCloseOnOutsideClick(false);
        json.setWidthFull();
        json.setMinRows(8);
        json.setMaxRows(16);
        json.addClassName("code-area");
        reason.setWidthFull();
        reason.setVisible(false);
        problem.getElement().setAttribute("aria-live", "polite");
        add(
                new Paragraph(explanation),
                FileDrop.inMemory("Trial definition", LARGEST_MB, this::fill, ".json"),
                json,
                reason,
                problem);
    }

    /** For the first version of a trial's protocol. */
    static DefinitionDialog first(ProtocolDecisions decisions, Actor actor) {
        DefinitionDialog dialog = new DefinitionDialog(
                decisions,
                "New trial",
                "Choose trial.json or paste its content. It is stored as a draft once nothing is wrong with it.");
        dialog.offer("Store draft", () -> decisions.draft(actor, dialog.bytes()));
        return dialog;
    }

    /** For a later version: begins with the text of the version before. */
    static DefinitionDialog amendment(ProtocolDecisions decisions, Actor actor, Protocol before) {
        DefinitionDialog dialog = new DefinitionDialog(
                decisions,
                "Amend protocol " + before.trial(),
                "Change the definition and give it a new version number. The amendment waits for approval; until then "
                        + "version " + before.version() + " stays in force.");
        dialog.json.setValue(Definitions.indented(before.canonical()));
        dialog.reason.setVisible(true);
        dialog.offer(
                "Store amendment",
                () -> decisions.amend(
                        actor, dialog.bytes(), dialog.reason.getValue().strip()));
        return dialog;
    }

    private void offer(String verb, Supplier<DraftProtocol> storing) {
        Button store = new Button(verb, click -> store(storing));
        store.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter()
                .add(
                        new Button("Cancel", click -> close()),
                        new Button("Check", click -> check(decisions.check(bytes()))),
                        store);
    }

    private void fill(String name, byte[] content) {
        json.setValue(new String(content, StandardCharsets.UTF_8));
        check(decisions.check(content));
    }

    private byte[] bytes() {
        return json.getValue().getBytes(StandardCharsets.UTF_8);
    }

    private void check(DefinitionOutcome outcome) {
        problem.removeAll();
        switch (outcome) {
            case DefinitionOutcome.Valid valid ->
                problem.add(new StatusBadge(
                        Status.GOOD,
                        valid.protocol().trial() + " version "
                                + valid.protocol().version() + ": nothing is wrong"));
            case DefinitionOutcome.Invalid invalid -> problem.add(new FindingsList(invalid.findings()));
        }
    }

    private void store(Supplier<DraftProtocol> storing) {
        if (decisions.check(bytes()) instanceof DefinitionOutcome.Invalid invalid) {
            check(invalid);
            return;
        }
        Refusal.attempt(problem, () -> {
            DraftProtocol draft = storing.get();
            close();
            ProtocolNavigation.open(draft.trial(), draft.version());
        });
    }
}
