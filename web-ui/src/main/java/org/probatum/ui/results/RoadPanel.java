package org.probatum.ui.results;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.component.Words;

/** The steps to the results, each done or waiting, in the only order there is. */
final class RoadPanel extends Div {

    RoadPanel(RoadToResults.Place place) {
        addClassName("road");
        OrderedList steps = new OrderedList();
        int enrolled = place.flow().enrolled();
        steps.add(step(
                "Predictions sealed",
                enrolled > 0 && place.predicted() >= enrolled,
                Numbers.countOf(Math.min(place.predicted(), enrolled), enrolled) + " participants"));
        steps.add(step(
                "Outcomes recorded",
                enrolled > 0 && place.flow().outcomeRecorded() + place.flow().withdrawn() >= enrolled,
                Numbers.countOf(place.flow().outcomeRecorded(), enrolled) + " participants, "
                        + Numbers.count(place.flow().withdrawn()) + " withdrawn"));
        steps.add(step(
                "Data queries closed",
                place.openQueries() == 0,
                place.openQueries() == 0
                        ? "none open"
                        : Words.count(place.openQueries(), "query", "queries") + " not closed"));
        steps.add(step(
                "Database locked",
                place.lock().isPresent(),
                place.lock()
                        .map(lock -> Dates.time(lock.at()) + " by " + lock.user())
                        .orElse("an approver signs; afterwards no data can be changed")));
        steps.add(step(
                "Allocation revealed",
                place.unblinded().isPresent(),
                place.unblinded()
                        .map(unblinded -> Dates.time(unblinded.at()))
                        .orElse("until then nobody can see an arm")));
        steps.add(step(
                "Locked plan analysed",
                place.analysis().isPresent(),
                place.analysis()
                        .map(analysis -> Dates.time(analysis.performedAt()) + " by " + analysis.performedBy())
                        .orElse("a statistician runs it")));
        add(steps);
    }

    private static ListItem step(String name, boolean done, String detail) {
        Span title = new Span(name);
        title.addClassName("step-name");
        Paragraph words = new Paragraph(detail);
        words.addClassName("quiet");
        Div both = new Div(title, words);
        return new ListItem(
                done ? new StatusBadge(Status.GOOD, "done") : new StatusBadge(Status.WAITING, "waits"), both);
    }
}
