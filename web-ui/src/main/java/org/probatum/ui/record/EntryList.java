package org.probatum.ui.record;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditLog;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.Words;

/** The entries of a choice, newest first, fetched as the list is scrolled. */
final class EntryList extends Div {

    private final AuditLog log;
    private final EntryFilters filters;
    private final Paragraph count = new Paragraph();
    private final Grid<AuditEntry> grid = new Grid<>();

    /** @param chosen told which entry is opened */
    EntryList(AuditLog log, EntryFilters filters, Consumer<AuditEntry> chosen) {
        this.log = log;
        this.filters = filters;
        filters.onChange(this::refresh);
        addClassName("list");
        count.addClassName("quiet");
        count.getElement().setAttribute("role", "status");
        columns();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addClassName("entries");
        grid.getElement().setAttribute("aria-label", "Entries of the record, newest first");
        grid.asSingleSelect().addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
        add(count, grid);
        refresh();
    }

    void select(AuditEntry entry) {
        grid.select(entry);
    }

    private void columns() {
        grid.addComponentColumn(entry -> DataTable.number(Numbers.count(entry.sequence())))
                .setHeader("Entry")
                .setFrozen(true)
                .setWidth("4.75rem")
                .setFlexGrow(0);
        grid.addComponentColumn(EntryList::date)
                .setHeader("Date")
                .setWidth("6.75rem")
                .setFlexGrow(0);
        grid.addColumn(entry -> EntryWords.action(entry.action()))
                .setHeader("Action")
                .setWidth("9.5rem")
                .setFlexGrow(1);
        grid.addComponentColumn(entry -> DataTable.code(entry.subject()))
                .setHeader("Subject")
                .setWidth("10.5rem")
                .setFlexGrow(2);
        grid.addComponentColumn(entry -> DataTable.code(entry.user()))
                .setHeader("User")
                .setWidth("7.5rem")
                .setFlexGrow(0);
    }

    private static Span date(AuditEntry entry) {
        Span date = Dates.span(entry.at());
        date.addClassName("nowrap");
        return date;
    }

    private void refresh() {
        EntrySearch.Pages pages = new EntrySearch(log, filters.filter(), filters.words()).pages();
        long found = pages.count();
        count.setText(
                found == 0 ? "No entry fits this choice." : Words.count(found, "entry", "entries") + ", newest first");
        grid.setItems(
                query -> pages.page(query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(pages.count()));
    }
}
