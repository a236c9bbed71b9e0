/**
 * Exact gradients of any ONNX model, without the framework that trained it.
 *
 * <p>Start with {@link org.probatum.registry.onnx.gradient.GradientModel}. It takes a model through these passes, each a class:
 * {@code OpsetUpgrade} (one operator set), {@code Lowering} (composite operators in terms of primitive ones),
 * {@code ReverseMode} (the derivative of each primitive operator, appended to the graph) and {@code DoublePrecision} (64-bit
 * arithmetic, also where the runtime has 32-bit kernels only).
 */
@NullMarked
package org.probatum.registry.onnx.gradient;

import org.jspecify.annotations.NullMarked;
