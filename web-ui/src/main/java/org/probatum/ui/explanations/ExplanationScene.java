package org.probatum.ui.explanations;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.probatum.evaluation.explanation.snapshot.Snapshot;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.report.trial.ExplanationWording;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.Refusal;

/** The viewer of maps over the image that they explain, or why that image cannot be shown. */
final class ExplanationScene {

    private ExplanationScene() {}

    /**
     * One map.
     *
     * @param before stands before its name, such as {@code First: }
     */
    record Shown(StoredExplanation explanation, Snapshot.SpatialMap map, String before) {

        private SceneDescription.Layer layer() {
            return new SceneDescription.Layer(
                    before + ExplanationWording.kind(explanation.method(), explanation.subject()) + ", "
                            + explanation.model(),
                    map,
                    explanation.reliable(),
                    explanation.verdict());
        }
    }

    /** @param shown one or two maps over the same image */
    static Component of(TrialId trial, ExplainedImages images, List<Shown> shown) {
        Shown first = shown.getFirst();
        try {
            return new ExplanationViewer(
                    images.of(trial, first.explanation(), first.map()),
                    shown.stream().map(Shown::layer).toList());
        } catch (RuntimeException failure) {
            String why = Refusal.inWords(failure).orElseThrow(() -> failure);
            return new ErrorNotice(
                    why, "The explanation and its stored picture are kept", "Compare the inputs of the participant");
        }
    }
}
