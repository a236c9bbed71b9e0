package org.probatum.ui.cohort;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.probatum.trial.acquisition.Availability;
import org.probatum.trial.protocol.Modality;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** Which modality of a participant there is: letter and symbol per modality, words for who does not see them. */
final class AvailabilityMarks extends Span {

    AvailabilityMarks(Map<Modality, Availability> cells) {
        addClassName("availability");
        String words = cells.entrySet().stream()
                .map(cell -> cell.getKey() + " " + cell.getValue().label().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", words);
        setTitle(words);
        List<Modality> modalities = List.copyOf(cells.keySet());
        cells.forEach((modality, availability) -> add(mark(letter(modality, modalities), availability)));
    }

    private static Span mark(String letter, Availability availability) {
        Span symbol = new Span(symbol(availability));
        symbol.addClassNames(
                "availability-symbol", "availability-" + availability.name().toLowerCase(Locale.ROOT));
        Span mark = new Span(new Span(letter), symbol);
        mark.addClassName("availability-mark");
        return mark;
    }

    static String symbol(Availability availability) {
        return switch (availability) {
            case COLLECTED -> "●";
            case DOUBTFUL -> "◐";
            case REFUSED -> "⊘";
            case MISSING -> "○";
        };
    }

    /** A badge of one modality's availability. */
    static StatusBadge badge(Availability availability) {
        String word = availability.label().toLowerCase(Locale.ROOT);
        return switch (availability) {
            case COLLECTED -> new StatusBadge(Status.GOOD, word);
            case DOUBTFUL -> new StatusBadge(Status.ATTENTION, word);
            case REFUSED -> new StatusBadge(Status.FAILED, word);
            case MISSING -> new StatusBadge(Status.WAITING, word);
        };
    }

    /** What letters and symbols mean. */
    static Div legend(List<Modality> modalities) {
        Div legend = new Div();
        legend.addClassNames("legend", "quiet");
        for (Availability availability : Availability.values()) {
            legend.add(
                    new Span(symbol(availability) + " " + availability.label().toLowerCase(Locale.ROOT)));
        }
        modalities.forEach(modality -> legend.add(new Span(letter(modality, modalities) + " " + modality)));
        return legend;
    }

    /** The first letter, or two where another modality begins with the same. */
    private static String letter(Modality modality, List<Modality> all) {
        String first = modality.value().substring(0, 1);
        boolean shared = all.stream()
                        .filter(other -> other.value().substring(0, 1).equalsIgnoreCase(first))
                        .count()
                > 1;
        String letters = modality.value()
                .substring(0, shared ? Math.min(2, modality.value().length()) : 1);
        return letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
    }
}
