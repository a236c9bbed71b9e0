/**
 * Everything that knows ONNX: loading and running models, tensor files, graph analysis and safety checks.
 *
 * <p>Nothing outside this package and those below it imports ONNX Runtime or the ONNX protobuf. Start with
 * {@link org.probatum.registry.onnx.OnnxModelSession}.
 */
@NullMarked
package org.probatum.registry.onnx;

import org.jspecify.annotations.NullMarked;
