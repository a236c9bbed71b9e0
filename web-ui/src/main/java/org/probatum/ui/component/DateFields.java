package org.probatum.ui.component;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Fields for dates, written {@code 2026-03-14}. */
public final class DateFields {

    private DateFields() {}

    /** A field for a date up to today, which it begins with. */
    public static DatePicker until(String label, LocalDate today) {
        DatePicker field = new DatePicker(label);
        DatePicker.DatePickerI18n words = new DatePicker.DatePickerI18n();
        words.setDateFormat("yyyy-MM-dd");
        field.setI18n(words);
        field.setLocale(Locale.ENGLISH);
        field.setMax(today);
        field.setValue(today);
        return field;
    }

    /**
     * The date in a field.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static LocalDate value(DatePicker field) {
        return Optional.ofNullable(field.getValue())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The field \"" + field.getLabel() + "\" holds a date like 2026-03-14"));
    }
}
