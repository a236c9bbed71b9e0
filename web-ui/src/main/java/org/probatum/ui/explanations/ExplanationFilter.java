package org.probatum.ui.explanations;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.trial.cohort.ParticipantId;

/** Chooses explanations by participant, model, method, what they are about, reliability and, once revealed, arm. */
final class ExplanationFilter extends Div {

    private final ComboBox<ParticipantId> participant = new ComboBox<>("Participant");
    private final Select<String> model = new Select<>();
    private final Select<String> method = new Select<>();
    private final Select<String> subject = new Select<>();
    private final Select<ExplanationWords.Reliability> reliability = new Select<>();
    private final Select<String> arm = new Select<>();
    private final Map<ParticipantId, String> arms;

    /**
     * @param arms the arm of each participant; empty while the trial is blinded, and then there is no choice of one
     * @param changed told when another choice is made
     */
    ExplanationFilter(List<StoredExplanation> all, Optional<Map<ParticipantId, String>> arms, Runnable changed) {
        this.arms = arms.orElse(Map.of());
        addClassName("filters");
        participant.setItems(
                all.stream().map(StoredExplanation::participant).distinct().toList());
        participant.setClearButtonVisible(true);
        participant.setPlaceholder("Every participant");
        participant.addValueChangeListener(change -> changed.run());
        choice(model, "Model", "Every model", changed);
        model.setItems(
                all.stream().map(e -> e.model().toString()).distinct().sorted().toList());
        choice(method, "Method", "Every method", changed);
        method.setItems(
                all.stream().map(StoredExplanation::method).distinct().sorted().toList());
        method.setItemLabelGenerator(value -> value == null ? "Every method" : ExplanationWords.method(value));
        choice(subject, "About", "Every input or output", changed);
        subject.setItems(
                all.stream().map(StoredExplanation::subject).distinct().sorted().toList());
        choice(reliability, "Pass mark", "Every pass mark", changed);
        reliability.setItems(ExplanationWords.Reliability.values());
        reliability.setItemLabelGenerator(value -> value == null ? "Every pass mark" : value.label());
        add(participant, model, method, subject, reliability);
        if (!this.arms.isEmpty()) {
            choice(arm, "Arm", "Every arm", changed);
            arm.setItems(this.arms.values().stream().distinct().sorted().toList());
            add(arm);
        }
    }

    private static <T> void choice(Select<T> select, String label, String all, Runnable changed) {
        select.setLabel(label);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setPlaceholder(all);
        select.addValueChangeListener(change -> changed.run());
    }

    /** Chooses a participant, as an address does. */
    void choose(ParticipantId id) {
        participant.setValue(id);
    }

    boolean keeps(StoredExplanation explanation) {
        return matches(participant.getValue(), explanation.participant())
                && matches(model.getValue(), explanation.model().toString())
                && matches(method.getValue(), explanation.method())
                && matches(subject.getValue(), explanation.subject())
                && matches(arm.getValue(), arms.getOrDefault(explanation.participant(), ""))
                && matches(reliability.getValue(), ExplanationWords.reliability(explanation));
    }

    private static <T> boolean matches(@Nullable T chosen, T value) {
        return Optional.ofNullable(chosen).map(value::equals).orElse(true);
    }
}
