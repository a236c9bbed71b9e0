package org.probatum.registry.onnx.gradient;

/** In what arithmetic a gradient is computed. */
public enum Precision {
    /** 64-bit: what automatic differentiation in 64 bits gives, to the last digits of 32. The default. */
    DOUBLE,
    /** 32-bit, as the model itself runs: faster, about six digits less. */
    SINGLE
}
