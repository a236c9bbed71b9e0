package org.probatum.registry.onnx.gradient;

/** How the gradient at an operator's results becomes the gradient at its arguments. */
@FunctionalInterface
interface Derivative {

    /** Appends the nodes of the derivative and {@linkplain DerivativeContext#give gives} each wanted argument its part. */
    void differentiate(DerivativeContext context);
}
