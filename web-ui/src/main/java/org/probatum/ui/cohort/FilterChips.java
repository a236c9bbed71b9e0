package org.probatum.ui.cohort;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A row of filters of which one is chosen, together with the words beside them. */
final class FilterChips extends Div {

    private final List<Button> chips = new ArrayList<>();
    private final TextField text;
    private Consumer<String> chosen;

    FilterChips(Map<String, Consumer<String>> filters, TextField text) {
        this.text = text;
        this.chosen = filters.values().iterator().next();
        addClassName("chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Filter");
        filters.forEach((label, filter) -> {
            Button chip = new Button(label);
            chip.addClassName("chip");
            chip.addClickListener(click -> choose(chip, filter));
            chips.add(chip);
            add(chip);
        });
        text.addValueChangeListener(change -> chosen.accept(change.getValue()));
        choose(chips.getFirst(), chosen);
    }

    private void choose(Button chip, Consumer<String> filter) {
        chosen = filter;
        chips.forEach(one -> one.getElement().setAttribute("aria-pressed", String.valueOf(one == chip)));
        filter.accept(text.getValue());
    }
}
