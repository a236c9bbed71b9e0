package org.probatum.report.trial;

import java.util.Map;

/** How explanations and their methods are called, and what they can show: the same on screens and in documents. */
public final class ExplanationWording {

    /** What such pictures can and cannot show; stands wherever they do. */
    public static final String LIMITS =
            "An explanation shows where the model weighted its inputs, not why. It describes the model, not the disease, and is "
                    + "no guarantee of clinical relevance. Read one only with its pass mark: what missed a check, or was not "
                    + "checked, must not support a decision.";

    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("attention", "Attention"),
            Map.entry("integrated_gradients", "Integrated gradients"),
            Map.entry("grad_cam", "Grad-CAM"),
            Map.entry("occlusion", "Occlusion"),
            Map.entry("modality_shapley", "Modality Shapley"));

    private ExplanationWording() {}

    /** A method as people call it; the name of the record where there is no other. */
    public static String method(String method) {
        return METHODS.getOrDefault(method, words(method));
    }

    /**
     * A method with what it speaks about, such as {@code Integrated gradients of molecular}.
     *
     * @param subject the input, layer or output that the method speaks about
     */
    public static String kind(String method, String subject) {
        String name = method(method);
        if (subject.equals(method) || subject.isEmpty()) {
            return name;
        }
        // The subject of attention is the output that holds the weights, not an input.
        return method.equals("attention") ? name + ", output " + words(subject) : name + " of " + words(subject);
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
