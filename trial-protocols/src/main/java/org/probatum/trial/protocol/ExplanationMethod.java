package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A way of explaining one prediction. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExplanationMethod.AttentionOutput.class, name = "attentionOutput"),
    @JsonSubTypes.Type(value = ExplanationMethod.IntegratedGradients.class, name = "integratedGradients"),
    @JsonSubTypes.Type(value = ExplanationMethod.GradCam.class, name = "gradCam"),
    @JsonSubTypes.Type(value = ExplanationMethod.Occlusion.class, name = "occlusion"),
    @JsonSubTypes.Type(value = ExplanationMethod.ModalityShapley.class, name = "modalityShapley")
})
public sealed interface ExplanationMethod {

    /** Output of the model that is explained or that holds the explanation. */
    String output();

    /** Figures that the explanation must reach to pass; may be empty. */
    List<Threshold> passMarks();

    /** Attention weights that the model itself returns in {@code output}, over parts of {@code modality}. */
    record AttentionOutput(String output, Modality modality, List<Threshold> passMarks) implements ExplanationMethod {
        public AttentionOutput {
            passMarks = List.copyOf(passMarks);
        }
    }

    /** Integrated gradients of {@code output} along a straight path to {@code input}; midpoint rule with {@code steps} points. */
    record IntegratedGradients(String input, String output, int steps, PathBaseline baseline, List<Threshold> passMarks)
            implements ExplanationMethod {
        public IntegratedGradients {
            passMarks = List.copyOf(passMarks);
        }
    }

    /** Grad-CAM of {@code output} on the feature map {@code layer}, drawn over {@code modality}. */
    record GradCam(String layer, String output, Modality modality, List<Threshold> passMarks)
            implements ExplanationMethod {
        public GradCam {
            passMarks = List.copyOf(passMarks);
        }
    }

    /** Change of {@code output} when parts of {@code input} are replaced. */
    record Occlusion(String input, String output, List<Threshold> passMarks) implements ExplanationMethod {
        public Occlusion {
            passMarks = List.copyOf(passMarks);
        }
    }

    /** Exact Shapley values of {@code output} with the modalities as players. */
    record ModalityShapley(String output, List<Threshold> passMarks) implements ExplanationMethod {
        public ModalityShapley {
            passMarks = List.copyOf(passMarks);
        }
    }
}
