package org.probatum.registry.onnx.gradient;

/** What passes back through a rectifier. */
public enum ReluRule {
    /** The derivative: what arrives, where the argument was positive. */
    DERIVATIVE,
    /**
     * Guided backpropagation: only what is positive of that. Not a gradient.
     *
     * <p>Source: J. T. Springenberg et al. (2015), Striving for simplicity: the all convolutional net, ICLR workshop.
     */
    GUIDED
}
