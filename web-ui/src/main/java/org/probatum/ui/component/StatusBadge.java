package org.probatum.ui.component;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Symbol, word and colour of a state, for example {@code ✓ conformant}. */
public final class StatusBadge extends Span {

    /**
     * @param word what the state is called, in one or two words
     */
    public StatusBadge(Status status, String word) {
        addClassNames("status-badge", "status-" + status.styleName());
        Span symbol = status == Status.LOCKED
                // Few fonts have a sign for it.
                ? new Span(VaadinIcon.LOCK.create())
                : new Span(status.symbol());
        symbol.addClassName("status-symbol");
        symbol.getElement().setAttribute("aria-hidden", "true");
        add(symbol, new Span(word));
    }
}
