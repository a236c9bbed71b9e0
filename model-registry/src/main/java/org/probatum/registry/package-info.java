/**
 * Versioned models: their cards, contracts, states, and the port through which they are run.
 *
 * <p>Start with {@link org.probatum.registry.ModelSession}. Everything that knows ONNX lives in {@code registry.onnx}.
 */
@NullMarked
package org.probatum.registry;

import org.jspecify.annotations.NullMarked;
