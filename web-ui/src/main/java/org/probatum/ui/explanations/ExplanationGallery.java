package org.probatum.ui.explanations;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.report.number.Numbers;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.Words;

/** The pictures that a filter lets through, a page at a time: only those of the page are sent to the browser. */
final class ExplanationGallery extends Div {

    static final int PAGE = 24;

    private final TrialId trial;
    private final List<StoredExplanation> all;
    private final ContentStore contents;
    private final ExplanationFilter filter;
    private final Paragraph count = new Paragraph();
    private final Div cards = new Div();
    private final Button previous = new Button("Previous page", click -> turn(-1));
    private final Button next = new Button("Next page", click -> turn(1));
    private final Span place = new Span();
    private final Div pages = new Div(previous, place, next);
    private List<StoredExplanation> kept = List.of();
    private int page;

    /** @param arms the arm of each participant; empty while the trial is blinded */
    ExplanationGallery(
            TrialId trial,
            List<StoredExplanation> all,
            ContentStore contents,
            Optional<ParticipantId> participant,
            Optional<Map<ParticipantId, String>> arms) {
        this.trial = trial;
        this.all = List.copyOf(all);
        this.contents = contents;
        this.filter = new ExplanationFilter(all, arms, this::refresh);
        count.addClassName("quiet");
        count.getElement().setAttribute("role", "status");
        cards.addClassName("gallery");
        pages.addClassName("pages");
        add(filter, count, cards, pages);
        participant.ifPresent(filter::choose);
        refresh();
    }

    private void refresh() {
        kept = all.stream().filter(filter::keeps).toList();
        page = 0;
        show();
    }

    private void turn(int by) {
        page += by;
        show();
        count.scrollIntoView();
    }

    private void show() {
        int from = page * PAGE;
        int to = Math.min(kept.size(), from + PAGE);
        cards.removeAll();
        kept.subList(from, to).forEach(explanation -> cards.add(new ExplanationCard(trial, explanation, contents)));
        int last = Math.max(0, (kept.size() - 1) / PAGE);
        count.setText(
                kept.isEmpty()
                        ? "No explanation fits this choice."
                        : Words.count(kept.size(), "explanation", "explanations") + " of " + Numbers.count(all.size())
                                + (last > 0 ? ", " + (from + 1) + " to " + to + " shown" : ""));
        place.setText("Page " + (page + 1) + " of " + (last + 1));
        previous.setEnabled(page > 0);
        next.setEnabled(page < last);
        pages.setVisible(last > 0);
    }
}
