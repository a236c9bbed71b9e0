package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.preparation.TileEncoder;
import org.probatum.trial.protocol.ExplanationMethod;

/** Binds the lines of the explanation plan to their models, before anything is run or stored. */
final class ExplanationPlanner {

    private ExplanationPlanner() {}

    /**
     * The planned explanations of one model, in plan order.
     *
     * @throws IllegalArgumentException if a line cannot be carried out, naming it in one sentence
     */
    static List<PlannedExplanation> bind(
            List<ExplanationMethod> methods, ExplainedModel model, Optional<TileEncoder> encoder) {
        List<PlannedExplanation> planned = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ExplanationMethod method : methods) {
            PlannedExplanation bound = bind(method, model, encoder);
            PlanLine line = new PlanLine(model.model(), bound.method().replace('_', ' '));
            ExplanationFigures.requireMeasured(bound, line);
            if (!names.add(bound.method() + " " + bound.subject())) {
                throw line.refused("is planned twice for " + bound.subject() + "; name it once");
            }
            planned.add(bound);
        }
        return List.copyOf(planned);
    }

    private static PlannedExplanation bind(
            ExplanationMethod method, ExplainedModel model, Optional<TileEncoder> encoder) {
        return switch (method) {
            case ExplanationMethod.AttentionOutput attention -> AttentionExplanation.of(attention, model, encoder);
            case ExplanationMethod.IntegratedGradients path -> GradientPathExplanation.of(path, model);
            case ExplanationMethod.GradCam cam -> GradCamExplanation.of(cam, model);
            case ExplanationMethod.Occlusion occlusion -> OcclusionExplanation.of(occlusion, model, encoder);
            case ExplanationMethod.ModalityShapley shapley -> ModalityExplanation.of(shapley, model);
        };
    }
}
