package org.probatum.ui.alignment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentReview.Decision;
import org.probatum.evaluation.run.AlignmentReviews;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.AlignmentDoubt;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.ReasonDialog;
import org.probatum.ui.signing.Signing;
import org.probatum.ui.signing.SigningDialog;

/** Accepting and rejecting a doubtful alignment: a reason, then a signature. */
final class ReviewActions {

    private final AlignmentReviews reviews;
    private final Actor actor;
    private final AlignmentRecord alignment;
    private final Runnable afterwards;

    /** @param afterwards what the page does once it is signed */
    ReviewActions(AlignmentReviews reviews, Actor actor, AlignmentRecord alignment, Runnable afterwards) {
        this.reviews = reviews;
        this.actor = actor;
        this.alignment = alignment;
        this.afterwards = afterwards;
    }

    void addTo(PageHeader header) {
        header.addBeside(new Button("Reject alignment", click -> ask(Decision.REJECTED)));
        header.primaryAction("Accept alignment", () -> ask(Decision.ACCEPTED));
    }

    private void ask(Decision decision) {
        String verb = decision == Decision.ACCEPTED ? "Accept" : "Reject";
        StringBuilder reason = new StringBuilder();
        Consumer<String> take = text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("Say why: what you looked at, and what you saw");
            }
            reason.setLength(0);
            reason.append(text.strip());
        };
        new ReasonDialog(
                        verb + " the alignment of " + alignment.participant(),
                        "Next you sign the decision. " + consequence(decision),
                        "Go on",
                        take,
                        () -> sign(decision, reason.toString()))
                .open();
    }

    private void sign(Decision decision, String reason) {
        Digest statement = reviews.statement(alignment, decision, reason);
        FactsTable shown = new FactsTable()
                .identifier("Participant", alignment.participant().value())
                .identifier("Run", alignment.run().value())
                .fact("Verdict", alignment.standing())
                .fact("Decision", decision == Decision.ACCEPTED ? "accepted" : "rejected")
                .fact("Reason", reason)
                .digest("Alignment record", Digest.ofText(alignment.record()));
        new SigningDialog(
                        "Review of the alignment of " + alignment.participant(),
                        new Div(shown),
                        statement,
                        SignatureMeaning.ALIGNMENT_REVIEW,
                        consequence(decision),
                        Signing.refusingInWords(
                                credentials -> reviews.review(actor, credentials, alignment, decision, reason)),
                        afterwards)
                .open();
    }

    private String consequence(Decision decision) {
        if (alignment.onDoubt() != AlignmentDoubt.REVIEW) {
            return "The decision is recorded and reported; it changes no prediction, because the plan "
                    + (alignment.onDoubt() == AlignmentDoubt.USE
                            ? "uses doubtful alignments."
                            : "rejects doubtful alignments.");
        }
        return decision == Decision.ACCEPTED
                ? "The next run uses the moved volume for the predictions. The decision stands."
                : "The next run treats the alignment as failed, as the plan says. The decision stands.";
    }
}
