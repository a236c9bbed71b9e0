package org.probatum.ui.component;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as every screen writes them: {@code 14 Mar 2026}, with time and zone where the pointer rests. */
public final class Dates {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH);

    private Dates() {}

    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** Date and time in UTC, to the second. */
    public static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The date, with the time in a tooltip. */
    public static Span span(Instant instant) {
        Span span = new Span(DATE.format(instant.atOffset(ZoneOffset.UTC)));
        span.setTitle(time(instant));
        return span;
    }
}
