package org.probatum.ui.models;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Optional;
import java.util.function.Consumer;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersionId;
import org.probatum.registry.RegistrationOutcome;
import org.probatum.trial.audit.Actor;
import org.probatum.ui.component.BackgroundWork;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.FileDrop;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** Takes a package, has it checked, and says what the check found. A refused package leaves nothing. */
final class RegisterModelDialog extends Dialog {

    private static final int LARGEST_MB = 256;

    private final ModelRegistry registry;
    private final Actor actor;
    private final Consumer<Optional<ModelVersionId>> afterwards;
    private final Div result = new Div();
    private Optional<ModelVersionId> registered = Optional.empty();

    RegisterModelDialog(ModelRegistry registry, Actor actor, Consumer<Optional<ModelVersionId>> afterwards) {
        this.registry = registry;
        this.actor = actor;
        this.afterwards = afterwards;
        setHeaderTitle("Register a model version");
        setWidth("52rem");
        result.getElement().setAttribute("aria-live", "polite");
        add(
                new Paragraph(
                        "The package holds model.onnx, card.json and test vectors (test_data_set_N). It is checked "
                                + "for safety, contract, topology and conformance before it is registered."),
                FileDrop.inMemory("Model package", LARGEST_MB, this::check, ".zip"),
                result);
        Button close = new Button("Close", click -> finish());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
        setCloseOnOutsideClick(false);
    }

    private void check(String name, byte[] zip) {
        result.removeAll();
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Checking " + name);
        result.add(new Paragraph("Checking " + name + ": reading, probing, running the test vectors."), bar);
        BackgroundWork.start(
                UI.getCurrentOrThrow(),
                () -> registry.register(actor, zip),
                outcome -> show(name, outcome),
                failure -> failed(name, failure));
    }

    private void failed(String name, RuntimeException failure) {
        result.removeAll();
        result.add(Refusal.notice(failure)
                .orElseGet(() -> new ErrorNotice(
                        name + " could not be checked: an internal error occurred",
                        "Nothing was registered",
                        "Tell the administrator")));
    }

    private void show(String name, RegistrationOutcome outcome) {
        result.removeAll();
        switch (outcome) {
            case RegistrationOutcome.Registered done -> {
                registered = Optional.of(done.version().id());
                result.add(new StatusBadge(Status.GOOD, done.version().id() + " is registered"));
                result.add(
                        new InspectionPane(StoredInspection.parse(done.report().toJson())));
            }
            case RegistrationOutcome.AlreadyRegistered known -> {
                registered = Optional.of(known.version().id());
                result.add(new StatusBadge(
                        Status.NEUTRAL, known.version().id() + " is registered already with exactly this content"));
            }
            case RegistrationOutcome.Refused refused -> refused(name, refused);
        }
    }

    private void refused(String name, RegistrationOutcome.Refused refused) {
        result.add(new ErrorNotice(
                refused.id().map(ModelVersionId::toString).orElse(name) + " was refused",
                "Nothing of it was kept; the refusal is in the record",
                "Correct what is named below and hand in the package again"));
        refused.report()
                .ifPresentOrElse(
                        report -> result.add(new InspectionPane(StoredInspection.parse(report.toJson()))), () -> {
                            UnorderedList reasons = new UnorderedList();
                            refused.reasons().forEach(reason -> reasons.add(new ListItem(reason)));
                            result.add(reasons);
                        });
    }

    private void finish() {
        close();
        registered.ifPresent(id -> {
            ModelsNavigation.open(id);
            afterwards.accept(registered);
        });
    }
}
