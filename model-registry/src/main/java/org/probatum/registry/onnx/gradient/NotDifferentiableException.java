package org.probatum.registry.onnx.gradient;

/** No exact gradient of a model's output can be derived; the message says why, and which methods remain. */
public final class NotDifferentiableException extends RuntimeException {

    /** What a reader can use instead. */
    public static final String REMAINING_ROUTES =
            "without a gradient remain: occlusion, RISE, Score-CAM, Shapley values, and attention or feature maps that the"
                    + " model names as outputs";

    public NotDifferentiableException(String message) {
        super(message);
    }
}
