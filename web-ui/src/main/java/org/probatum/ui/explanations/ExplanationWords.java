package org.probatum.ui.explanations;

import java.util.Map;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.report.trial.ExplanationWording;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** How explanations, their methods and their pass marks are said. */
final class ExplanationWords {

    /** What such pictures can and cannot show; stands wherever they do. */
    static final String LIMITS = ExplanationWording.LIMITS;

    private static final Map<String, String> METHOD_LIMITS = Map.of(
            "attention",
                    "Attention weights say how much each part entered the model's pooling. They have no sign: a part of "
                            + "large weight may raise or lower the risk.",
            "integrated_gradients",
                    "Integrated gradients divide the difference between the prediction and that of a baseline among the "
                            + "inputs. Another baseline gives other values, and inputs that go together share their part.",
            "grad_cam",
                    "Grad-CAM is as coarse as the layer that it is taken from, and shows only what raises the output.",
            "occlusion", "Occlusion shows what changes when a part is covered, which the model never saw in training.",
            "modality_shapley",
                    "Shapley values share the prediction among whole modalities, not within them; what stands for an absent "
                            + "modality decides them.");

    private ExplanationWords() {}

    static String method(String method) {
        return ExplanationWording.method(method);
    }

    /** What this method in particular can and cannot show. */
    static String limits(String method) {
        return METHOD_LIMITS.getOrDefault(method, "");
    }

    /** The pass mark: reliable, not reliable, or never checked. */
    static StatusBadge mark(StoredExplanation explanation) {
        return switch (reliability(explanation)) {
            case RELIABLE -> new StatusBadge(Status.GOOD, "reliable");
            case NOT_RELIABLE -> new StatusBadge(Status.FAILED, "not reliable");
            case NOT_CHECKED -> new StatusBadge(Status.ATTENTION, "not checked");
        };
    }

    static Reliability reliability(StoredExplanation explanation) {
        if (explanation.reliable()) {
            return Reliability.RELIABLE;
        }
        return explanation.verdict().startsWith("not checked") ? Reliability.NOT_CHECKED : Reliability.NOT_RELIABLE;
    }

    /** What the checks of the plan said about an explanation. */
    enum Reliability {
        RELIABLE("Reliable"),
        NOT_RELIABLE("Not reliable"),
        NOT_CHECKED("Not checked");

        private final String label;

        Reliability(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
