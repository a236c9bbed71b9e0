package org.probatum.evaluation.explanation;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The methods by which a model can be explained, named as in manifests and on the command line. */
public enum ExplanationMethod {
    GRADIENT("gradient"),
    GRADIENT_X_INPUT("gradient_x_input"),
    INTEGRATED_GRADIENTS("integrated_gradients"),
    EXPECTED_GRADIENTS("expected_gradients"),
    CAM("cam"),
    GRAD_CAM("grad_cam"),
    GRAD_CAM_PLUS_PLUS("grad_cam_plus_plus"),
    GRAD_CAM_WEIGHTS("grad_cam_weights"),
    GUIDED_BACKPROPAGATION("guided_backpropagation"),
    GUIDED_GRAD_CAM("guided_grad_cam"),
    SCORE_CAM("score_cam"),
    OCCLUSION("occlusion"),
    RISE("rise"),
    SHAPLEY_EXACT("shapley_exact"),
    KERNEL_SHAPLEY("kernel_shapley"),
    ATTENTION("attention"),
    ATTENTION_ROLLOUT("attention_rollout");

    private final String id;

    ExplanationMethod(String id) {
        this.id = id;
    }

    /** The name in files and commands. */
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException if there is no such method; the message lists them */
    public static ExplanationMethod parse(String id) {
        return Arrays.stream(values())
                .filter(m -> m.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown method " + id + "; known are "
                        + Arrays.stream(values()).map(ExplanationMethod::id).collect(Collectors.joining(", "))));
    }
}
