package org.probatum.ui.record;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.protocol.TrialId;

/** Chooses entries by trial, action, subject, user and words. */
final class EntryFilters extends Div {

    private static final String THIS_TRIAL = "This trial";
    private static final String EVERYTHING = "Whole installation";

    private final Select<String> scope = new Select<>();
    private final ComboBox<AuditAction> action = new ComboBox<>("Action");
    private final TextField subject = field("Subject", "participant:GS-0001");
    private final TextField user = field("User", "login name");
    private final TextField words = field("Words", "anywhere in the entry");
    private final Optional<TrialId> trial;

    /** @param trial whose entries are shown at first; empty for those of the whole installation */
    EntryFilters(Optional<TrialId> trial) {
        this.trial = trial;
        addClassName("filters");
        scope.setLabel("Entries of");
        scope.setItems(THIS_TRIAL, EVERYTHING);
        scope.setValue(trial.isPresent() ? THIS_TRIAL : EVERYTHING);
        scope.setEnabled(trial.isPresent());
        action.setItems(AuditAction.values());
        action.setItemLabelGenerator(EntryWords::action);
        action.setClearButtonVisible(true);
        action.setPlaceholder("Every action");
        add(scope, action, subject, user, words);
    }

    /** Tells when another choice is made. */
    void onChange(Runnable changed) {
        scope.addValueChangeListener(change -> changed.run());
        action.addValueChangeListener(change -> changed.run());
        for (TextField field : new TextField[] {subject, user, words}) {
            field.addValueChangeListener(change -> changed.run());
        }
    }

    private static TextField field(String label, String example) {
        TextField field = new TextField(label);
        field.setPlaceholder(example);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    /** Shows only what is about this subject. */
    void chooseSubject(String only) {
        words.clear();
        action.clear();
        subject.setValue(only);
    }

    AuditFilter filter() {
        return new AuditFilter(
                trial.filter(id -> THIS_TRIAL.equals(scope.getValue())).map(TrialId::value),
                Optional.ofNullable(action.getValue()),
                text(subject.getValue()),
                text(user.getValue()));
    }

    String words() {
        return words.getValue();
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
