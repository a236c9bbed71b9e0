package org.probatum.ui.explanations;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.Words;

/** The pictures that a filter lets through, a page at a time. */
final class ExplanationGallery extends Div {

    private static final int PAGE = 24;

    private final TrialId trial;
    private final List<StoredExplanation> all;
    private final ContentStore contents;
    private final ExplanationFilter filter;
    private final Paragraph count = new Paragraph();
    private final Div cards = new Div();
    private final Button more = new Button("Show more", click -> showMore());
    private List<StoredExplanation> kept = List.of();
    private int shown;

    ExplanationGallery(
            TrialId trial, List<StoredExplanation> all, ContentStore contents, Optional<ParticipantId> participant) {
        this.trial = trial;
        this.all = List.copyOf(all);
        this.contents = contents;
        this.filter = new ExplanationFilter(all, this::refresh);
        count.addClassName("quiet");
        count.getElement().setAttribute("role", "status");
        cards.addClassName("gallery");
        add(filter, count, cards, more);
        participant.ifPresent(filter::choose);
        refresh();
    }

    private void refresh() {
        kept = all.stream().filter(filter::keeps).toList();
        shown = 0;
        cards.removeAll();
        count.setText(
                kept.isEmpty()
                        ? "No explanation fits this choice."
                        : Words.count(kept.size(), "explanation", "explanations") + " of " + all.size());
        showMore();
    }

    private void showMore() {
        int end = Math.min(kept.size(), shown + PAGE);
        kept.subList(shown, end).forEach(explanation -> cards.add(new ExplanationCard(trial, explanation, contents)));
        shown = end;
        more.setVisible(shown < kept.size());
    }
}
