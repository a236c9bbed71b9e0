package org.probatum.ui.plan;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** A number that may be left out, typed as text, so that what is no number is said in a sentence. */
final class EnteredNumber extends TextField {

    private final transient DoublePredicate range;
    private final String right;

    /** @param right what would be right, as a sentence without full stop */
    EnteredNumber(String label, DoublePredicate range, String right) {
        super(label);
        this.range = range;
        this.right = right;
        setManualValidation(true);
    }

    /** The number; marked as wrong when there is a text that is none, or out of range. */
    Optional<Double> read() {
        String text = getValue().strip();
        setInvalid(false);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number) && range.test(number)) {
                return Optional.of(number);
            }
            wrong(text);
        } catch (NumberFormatException noNumber) {
            wrong(text);
        }
        return Optional.empty();
    }

    private void wrong(String text) {
        setErrorMessage(right + ", was " + text);
        setInvalid(true);
    }
}
