package org.probatum.ui.cohort;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.probatum.trial.cohort.Candidate;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Site;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.DateFields;
import org.probatum.ui.component.Words;

/** What is asked of a candidate: identifier, site, date, and the values that criteria, strata, covariates and models use. */
final class ScreeningForm extends Div {

    private final TextField id = new TextField("Participant identifier");
    private final Select<Site> site = new Select<>();
    private final DatePicker assessedOn;
    private final Map<String, Supplier<String>> values = new LinkedHashMap<>();

    ScreeningForm(TrialDefinition trial, BaselineColumns columns, LocalDate today) {
        addClassName("form-grid");
        id.setRequiredIndicatorVisible(true);
        id.setHelperText("Used once; no name, no date of birth.");
        id.getElement().setAttribute("autocomplete", "off");
        site.setLabel("Site");
        site.setItemLabelGenerator(one -> one.name() + " (" + one.id() + ")");
        site.setItems(trial.sites());
        site.setValue(trial.sites().getFirst());
        assessedOn = DateFields.until("Assessed on", today);
        add(id, site, assessedOn);
        columns.required().forEach((column, meaning) -> add(field(column, meaning, columns)));
        if (!columns.further().isEmpty()) {
            Div further = new Div();
            further.addClassName("form-grid");
            columns.further().forEach(column -> further.add(field(column, "", columns)));
            Details details =
                    new Details("Further values the models take (leave empty what an input table brings)", further);
            details.addClassName("whole-row");
            add(details);
        }
    }

    Candidate candidate() {
        Map<String, String> filled = new HashMap<>();
        values.forEach((column, value) -> {
            if (!value.get().isBlank()) {
                filled.put(column, value.get().strip());
            }
        });
        return new Candidate(
                new ParticipantId(id.getValue().strip()), site.getValue().id(), filled);
    }

    LocalDate assessedOn() {
        return DateFields.value(assessedOn);
    }

    private Component field(String column, String meaning, BaselineColumns columns) {
        String label = Words.sentence(column.replace('_', ' '));
        return Optional.ofNullable(columns.allowed().get(column))
                .<Component>map(allowed -> {
                    Select<String> select = new Select<>();
                    select.setLabel(label);
                    select.setItems(allowed);
                    select.setHelperText(meaning);
                    return valued(column, select);
                })
                .orElseGet(() -> {
                    TextField text = new TextField(label);
                    text.setHelperText(meaning);
                    return valued(column, text);
                });
    }

    private <C extends AbstractField<C, String>> C valued(String column, C field) {
        field.getElement().setAttribute("name", column);
        values.put(column, () -> Optional.ofNullable(field.getValue()).orElse(""));
        return field;
    }
}
