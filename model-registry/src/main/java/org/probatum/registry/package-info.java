/**
 * Versioned models: their cards, contracts, states, and the port through which they are run.
 *
 * <p>Start with {@link org.probatum.registry.ModelRegistry} for what is registered, with
 * {@link org.probatum.registry.ModelPackage} for what a team hands in, and with {@link org.probatum.registry.ModelSession} for
 * running a model. Everything that knows ONNX lives in {@code registry.onnx}.
 */
@NullMarked
package org.probatum.registry;

import org.jspecify.annotations.NullMarked;
