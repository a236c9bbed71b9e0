package org.probatum.ui.cohort;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ParticipantQuery;
import org.probatum.trial.cohort.ParticipantStatus;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.component.Words;

/** The lines of the cohort, fetched as they are scrolled to. */
final class CohortGrid extends Grid<CohortRow> {

    private final CohortDesk desk;
    private final TrialId trial;
    private final CohortSnapshot snapshot;

    CohortGrid(CohortDesk desk, TrialId trial, CohortSnapshot snapshot) {
        this.desk = desk;
        this.trial = trial;
        this.snapshot = snapshot;
        addClassName("cohort-grid");
        getElement().setAttribute("aria-label", "Participants");
        setSelectionMode(SelectionMode.SINGLE);
        columns();
        addSelectionListener(selection -> selection
                .getFirstSelectedItem()
                .ifPresent(row ->
                        CohortNavigation.toParticipant(trial, row.participant().id())));
    }

    private void columns() {
        addComponentColumn(row -> {
                    Anchor link = new Anchor(
                            CohortNavigation.path(trial, row.participant().id()),
                            row.participant().id().value());
                    link.addClassName("identifier");
                    return link;
                })
                .setHeader("Participant")
                .setSortProperty(ParticipantQuery.Sort.PARTICIPANT.name())
                .setFrozen(true)
                .setWidth("7rem")
                .setFlexGrow(0);
        addColumn(row -> row.participant().site().value())
                .setHeader("Site")
                .setSortProperty(ParticipantQuery.Sort.SITE.name())
                .setWidth("5rem")
                .setFlexGrow(0);
        addColumn(row -> row.participant().enrolledOn().map(Dates::date).orElse(""))
                .setHeader("Enrolled on")
                .setSortProperty(ParticipantQuery.Sort.ENROLLED_ON.name())
                .setWidth("7rem")
                .setFlexGrow(0);
        addComponentColumn(row -> row.participant().enrolledOn().isPresent()
                        ? new AvailabilityMarks(row.availability())
                        : new Span())
                .setHeader("Availability")
                .setWidth("13.5rem")
                .setFlexGrow(1);
        addComponentColumn(row -> status(row.participant().status()))
                .setHeader("Status")
                .setSortProperty(ParticipantQuery.Sort.STATUS.name())
                .setWidth("8.5rem")
                .setFlexGrow(0);
        addColumn(row -> row.allocation().map(one -> "no. " + one.number()).orElse(""))
                .setHeader("Allocation")
                .setWidth("6rem")
                .setFlexGrow(0);
        addColumn(row -> row.sealed().map(done -> done ? "sealed" : "none yet").orElse(""))
                .setHeader("Prediction")
                .setWidth("6rem")
                .setFlexGrow(0);
        addColumn(row -> row.participant().outcomeRecorded() ? "recorded" : "")
                .setHeader("Outcome")
                .setWidth("6rem")
                .setFlexGrow(0);
        addColumn(row -> row.openQueries() == 0 ? "" : Words.count(row.openQueries(), "query", "queries"))
                .setHeader("Queries")
                .setWidth("6rem")
                .setFlexGrow(0);
    }

    static StatusBadge status(ParticipantStatus status) {
        String word = status.label().toLowerCase(Locale.ROOT);
        return switch (status) {
            case SCREEN_FAILURE -> new StatusBadge(Status.FAILED, word);
            case ELIGIBLE -> new StatusBadge(Status.WAITING, word);
            case ENROLLED -> new StatusBadge(Status.NEUTRAL, word);
            case WITHDRAWN -> new StatusBadge(Status.ATTENTION, word);
            case COMPLETED -> new StatusBadge(Status.GOOD, word);
        };
    }

    /** Shows who has this text in the line and this status. */
    void showMatching(String text, Optional<ParticipantStatus> status) {
        setItems(new CallbackDataProvider<CohortRow, Void>(
                query -> snapshot.page(query(query, text, status)).stream(),
                query -> desk.overview().count(trial, filter(text, status)),
                row -> row.participant().id()));
        sort(GridSortOrder.asc(getColumns().getFirst()).build());
    }

    /** Shows these, as far as the text is part of their identifier. */
    void showOnly(List<ParticipantId> ids, String text) {
        List<ParticipantId> matching = ids.stream()
                .filter(id -> id.value().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .toList();
        setItems(new CallbackDataProvider<CohortRow, Void>(
                query ->
                        snapshot
                                .rows(matching.stream()
                                        .skip(query.getOffset())
                                        .limit(query.getLimit())
                                        .toList())
                                .stream(),
                query -> matching.size(),
                row -> row.participant().id()));
    }

    private static ParticipantQuery filter(String text, Optional<ParticipantStatus> status) {
        return new ParticipantQuery(0, 1, text, status, ParticipantQuery.Sort.PARTICIPANT, true);
    }

    private static ParticipantQuery query(
            Query<CohortRow, Void> asked, String text, Optional<ParticipantStatus> status) {
        Optional<QuerySortOrder> order = asked.getSortOrders().stream().findFirst();
        return new ParticipantQuery(
                asked.getOffset(),
                asked.getLimit(),
                text,
                status,
                order.map(one -> ParticipantQuery.Sort.valueOf(one.getSorted()))
                        .orElse(ParticipantQuery.Sort.PARTICIPANT),
                order.map(one -> one.getDirection() == SortDirection.ASCENDING).orElse(true));
    }
}
